import importlib
import pkgutil


def load():
    found = {}
    for m in pkgutil.iter_modules(__path__):
        mod = importlib.import_module(f"{__name__}.{m.name}")
        found[m.name] = mod.erase
    return found
