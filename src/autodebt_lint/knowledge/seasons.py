"""The seasons of a run, from their files or from compiled copies.

What makes dates out of a TOML file (`season_files`) loads `holidays` and `tomllib`; with a cache
it runs once a year per file, and a run after that reads nothing but dates.
"""

import contextlib
import datetime
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import msgspec

from autodebt_lint import __version__
from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.location import rulesets_root
from autodebt_lint.knowledge.season_calendar import (
    FAMILIES,
    OFF_SEASON,
    PHASES,
    CompiledSeason,
    Tightening,
    Window,
    state,
)
from autodebt_lint.settings import is_calendar, is_season_path, toml_file

__all__ = [
    "FAMILIES",
    "OFF_SEASON",
    "PHASES",
    "CompiledSeason",
    "Tightening",
    "Window",
    "bundled_seasons",
    "load_seasons",
    "state",
]

#: Raise it when `CompiledSeason` or its meaning changes: old compiled copies are then not read.
_FORMAT = 2

#: Key, path of the calendar that the season needs, its digest, and the season.
_Copy: TypeAlias = tuple[bytes, str, bytes, CompiledSeason]

#: Days of the calendar are counted from year 1 to 9999, and windows reach beyond their year.
_YEARS = range(3, 9998)


def bundled_seasons() -> tuple[str, ...]:
    """Give the ids of the seasons that come with the tool, sorted."""
    try:
        with os.scandir(rulesets_root() / "seasons") as entries:
            names = [entry.name for entry in entries]
    except OSError:
        return ()
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml")))


def load_seasons(
    names: Iterable[str], root: Path, today: datetime.date, cache_dir: Path | None = None
) -> tuple[CompiledSeason, ...]:
    """Give the seasons of a run, compiled for the year before `today`, its own and the next.

    Args:
        names: ids of bundled seasons and paths of season files and calendars, as configured.
        root: folder that paths are relative to.
        today: day of the run.
        cache_dir: folder for compiled copies; None compiles anew. A copy that is damaged, of
            another year, version or content is not used, and one that cannot be written does
            without.

    Raises:
        RulesetError: a season does not exist, or its file is wrong.
    """
    seasons: list[CompiledSeason] = []
    for name, file, shown in _files(names, root):
        season = _load(file, shown, root, today.year, cache_dir)
        if any(season.id == other.id for other in seasons):
            raise RulesetError(f"{shown}: there are two seasons with the id `{season.id}`")
        if not is_season_path(name) and season.id != name:
            raise RulesetError(f"{shown}: the id must be `{name}`, as the file is called")
        seasons.append(season)
    return tuple(seasons)


def _files(names: Iterable[str], root: Path) -> Iterator[tuple[str, Path, str]]:
    """Yield each season's name, file, and the file's name in messages."""
    for name in dict.fromkeys(names):
        if is_season_path(name):
            yield name, root / name, name
        else:
            yield name, rulesets_root() / "seasons" / f"{name}.toml", f"seasons/{name}.toml"


def _load(file: Path, shown: str, root: Path, year: int, cache_dir: Path | None) -> CompiledSeason:
    content = toml_file.read_bytes(file, shown, RulesetError)
    if content is None:
        raise RulesetError(f"there is no season file {shown}")
    if cache_dir is None:
        return _compile(content, shown, root, year)[0]
    seed = f"{_FORMAT} {__version__} {year} ".encode()
    key = hashlib.sha256(seed + content).digest()
    slug = hashlib.sha256(os.fsencode(file)).hexdigest()[:8]
    copy = cache_dir / f"season-{file.stem}-{slug}.msgpack"
    season = _read_copy(copy, key, root)
    if season is None:
        season, calendar = _compile(content, shown, root, year)
        _write_copy(copy, (key, calendar, _digest(calendar, root), season))
    return season


def _compile(content: bytes, shown: str, root: Path, year: int) -> tuple[CompiledSeason, str]:
    """Compile a season; the second answer is the path of the calendar that it needs, if any."""
    from autodebt_lint.knowledge.season_files import campaigns, compile_season, parse_season

    years = [near for near in (year - 1, year, year + 1) if near in _YEARS]
    if is_calendar(shown):
        return compile_season(campaigns(shown), years, shown, content), ""
    season = parse_season(content, shown)
    needed = season.anchor.calendar or ""
    calendar = toml_file.read_bytes(root / needed, needed, RulesetError) if needed else None
    return compile_season(season, years, shown, calendar), needed


def _digest(calendar: str, root: Path) -> bytes:
    """Identify the content of a calendar; b"" for none."""
    if not calendar:
        return b""
    content = toml_file.read_bytes(root / calendar, calendar, RulesetError)
    return hashlib.sha256(content or b"").digest()


def _read_copy(copy: Path, key: bytes, root: Path) -> CompiledSeason | None:
    try:
        stored, calendar, digest, season = msgspec.msgpack.decode(copy.read_bytes(), type=_Copy)
    except (OSError, ValueError, RecursionError):
        return None
    return season if stored == key and digest == _digest(calendar, root) else None


def _write_copy(copy: Path, content: _Copy) -> None:
    # Written aside and renamed: another run never sees half a copy.
    temporary = copy.with_name(f"{copy.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        copy.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.msgpack.encode(content))
        temporary.replace(copy)
