import tomllib
from pathlib import Path
from types import SimpleNamespace


def load(path="settings.toml"):
    raw = tomllib.loads(Path(path).read_text())
    return SimpleNamespace(**{k: SimpleNamespace(**v) for k, v in raw.items()})
