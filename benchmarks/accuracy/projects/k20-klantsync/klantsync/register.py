import os
import tomllib
from pathlib import Path
from typing import Callable, Iterable

_BRONNEN: dict[str, Callable[..., Iterable[dict]]] = {}
_DOELEN: dict[str, Callable[[Iterable[dict]], int]] = {}

CONFIG = tomllib.loads(
    Path(os.environ.get("KLANTSYNC_CONFIG", Path(__file__).parent.parent / "klantsync.toml")).read_text()
)


def bron(naam: str):
    def wikkel(f):
        _BRONNEN[naam] = f
        return f

    return wikkel


def doel(naam: str):
    def wikkel(f):
        _DOELEN[naam] = f
        return f

    return wikkel


def haal(naam: str, **opties) -> Iterable[dict]:
    return _BRONNEN[naam](**opties)


def zet(naam: str, rijen: Iterable[dict]) -> int:
    return _DOELEN[naam](rijen)
