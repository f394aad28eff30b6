import os
import tomllib
from functools import cache
from pathlib import Path
from types import SimpleNamespace


def _ns(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{k: _ns(v) for k, v in value.items()})
    return value


@cache
def load_config():
    path = Path(os.environ.get("CATALOGUE_TOML", "catalogue.toml"))
    return _ns(tomllib.loads(path.read_text()))
