import importlib

NAMES = ("crm", "metrics", "status")


def load_all():
    for n in NAMES:
        importlib.import_module(f"{__name__}.{n}")
