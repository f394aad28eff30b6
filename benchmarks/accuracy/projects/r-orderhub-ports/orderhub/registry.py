import importlib
import pkgutil

_KINDS: dict[tuple[str, str], type] = {}


def adapter(kind: str, name: str):
    def deco(cls):
        _KINDS[kind, name] = cls
        return cls

    return deco


def discover():
    from . import adapters

    for mod in pkgutil.iter_modules(adapters.__path__):
        importlib.import_module(f"{adapters.__name__}.{mod.name}")


def build(kind: str, cfg: dict):
    cfg = dict(cfg)
    return _KINDS[kind, cfg.pop("use")](**cfg)
