"""Season files: their schema, their checks, and the dates they mean in a given year."""

import calendar
import datetime
import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.holiday_dates import holiday_dates
from autodebt_lint.knowledge.schema_problems import converted, problems_of
from autodebt_lint.knowledge.season_calendar import (
    FAMILIES,
    PHASES,
    CompiledSeason,
    Tightening,
    Window,
)
from autodebt_lint.model.levels import Severity
from autodebt_lint.settings import toml_file
from autodebt_lint.settings.problems import Path as Key
from autodebt_lint.settings.problems import Problems, quoted

#: Three compiled years must hold every window that can touch the middle one.
Days = Annotated[int, Meta(ge=0, le=300)]
Words = str | tuple[str, ...]

ORDINALS = ("first", "second", "third", "fourth", "fifth", "last")
WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
MONTHS = tuple(name.lower() for name in calendar.month_name)[1:]

_DAY = datetime.timedelta(days=1)


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every table: a key that is not listed is an error."""


class Anchor(Table, frozen=True):
    """The day a season turns on: exactly one of `date`, `holiday` and `nth`."""

    date: Words | None = None
    """``12-31`` for every year, ``2026-06-23`` for one, or several of them."""
    holiday: str | None = None
    """Name of a holiday as the package `holidays` has it in English, "Day" optional."""
    country: str | None = None
    """Code of the holiday's country: ``US``."""
    subdivision: str | None = None
    """Code of a state or province."""
    nth: str | None = None
    """``second saturday of march``, ``last friday of june``."""
    offset: Annotated[int, Meta(ge=-60, le=60)] = 0
    """Days from there: Black Friday is Thanksgiving + 1."""


class TighteningTable(Table, frozen=True):
    """One ``[[tightens]]``; a criterion is one word or an array of them."""

    phase: Words
    why: Annotated[str, Meta(min_length=1)]
    family: Words = ()
    rule: Words = ()
    system: Words = ()
    category: Words = ()
    path: Words = ()
    raise_by: Annotated[int, Meta(ge=1, le=4)] | None = msgspec.field(default=None, name="raise")
    at_least: str | None = None


class Season(Table, frozen=True):
    """One season file; lengths are days, and `season_calendar` says which days a phase holds."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: str
    anchor: Anchor
    prep: Days
    freeze_before: Days
    peak: Annotated[int, Meta(ge=1, le=300)]
    recovery: Days = 0
    tightens: tuple[TighteningTable, ...] = ()


def parse_season(content: bytes, shown: str) -> Season:
    """Read and check a season file.

    Args:
        content: the file.
        shown: how messages call it.

    Raises:
        RulesetError: the file is wrong: its name, the line and the key are in the message.
    """
    document = toml_file.parse(content, shown, RulesetError)
    problems = problems_of(shown, document.text)
    season = converted(_plain_dates(document.data), Season, problems)
    if season is not None:
        _check_anchor(problems, season.anchor)
        if season.prep < season.freeze_before:
            problems.add(("prep",), "preparation cannot start after the freeze")
        for number, table in enumerate(season.tightens):
            _check_tightening(problems, ("tightens", number), table)
    problems.raise_any(RulesetError, f"season {shown}")
    if season is None:
        raise AssertionError("a problem was found and not told")
    return season


def compile_season(season: Season, years: Iterable[int], shown: str = "") -> CompiledSeason:
    """Work out the dates of a season.

    Args:
        season: what its file says.
        years: years in which anchors are looked for.
        shown: name of the file in messages; the id when empty.

    Raises:
        RulesetError: the holiday or its country does not exist.
    """
    anchors = sorted(_anchors(season.anchor, tuple(years), shown or season.id))
    windows = [window for anchor in anchors for window in _windows(season, anchor)]
    return CompiledSeason(
        season.id,
        season.name,
        tuple(sorted(windows, key=lambda window: window.first)),
        tuple(_tightening(table) for table in season.tightens),
    )


def _windows(season: Season, anchor: datetime.date) -> Iterable[Window]:
    bounds = (
        ("preparation", -season.prep, -season.freeze_before),
        ("freeze", -season.freeze_before, 0),
        ("peak", 0, season.peak),
        ("recovery", season.peak, season.peak + season.recovery),
    )
    for phase, start, end in bounds:
        if start < end:
            yield Window(anchor + start * _DAY, anchor + (end - 1) * _DAY, phase, anchor)


def _anchors(anchor: Anchor, years: Sequence[int], shown: str) -> set[datetime.date]:
    if anchor.holiday:
        country = anchor.country or ""
        days = holiday_dates(anchor.holiday, country, anchor.subdivision, years, shown)
    elif anchor.nth:
        ordinal, weekday, month = _nth(anchor.nth)
        days = [_weekday_of_month(year, ordinal, weekday, month) for year in years]
    else:
        days = [day for text in _words(anchor.date or ()) for day in _dates(text, years)]
    return {day + anchor.offset * _DAY for day in days}


def _dates(text: str, years: Sequence[int]) -> list[datetime.date]:
    """Give the days of ``12-31`` or ``2026-06-23``; 29 February is the 28th in a common year."""
    if len(text) > 5:
        day = datetime.date.fromisoformat(text)
        return [day] if day.year in years else []
    month, number = int(text[:2]), int(text[3:])
    return [
        datetime.date(year, month, min(number, calendar.monthrange(year, month)[1]))
        for year in years
    ]


def _nth(text: str) -> tuple[int, int, int]:
    """Read ``second saturday of march`` as index of ordinal, weekday and number of the month."""
    ordinal, weekday, _, month = text.lower().split()
    return ORDINALS.index(ordinal), WEEKDAYS.index(weekday), MONTHS.index(month) + 1


def _weekday_of_month(year: int, ordinal: int, weekday: int, month: int) -> datetime.date:
    """Give a day such as the second Saturday of March; a fifth that is missing is the last."""
    weeks = calendar.monthcalendar(year, month)
    days = [week[weekday] for week in weeks if week[weekday]]
    return datetime.date(year, month, days[min(ordinal, len(days) - 1)])


def _check_anchor(problems: Problems, anchor: Anchor) -> None:
    key: Key = ("anchor",)
    if sum(way is not None for way in (anchor.date, anchor.holiday, anchor.nth)) != 1:
        problems.add(key, "needs exactly one of date, holiday and nth")
    if anchor.holiday is not None and not anchor.country:
        problems.add((*key, "holiday"), "needs a country: country = 'US'")
    if anchor.holiday is None and (anchor.country or anchor.subdivision):
        problems.add((*key, "country"), "belongs to a holiday, which is missing")
    if anchor.date is not None:
        for text in _words(anchor.date):
            if not _is_date(text):
                message = f"{quoted(text)} is neither MM-DD nor YYYY-MM-DD"
                problems.add((*key, "date"), message, value=text)
    if anchor.nth is not None:
        try:
            _nth(anchor.nth)
        except ValueError:
            problems.add((*key, "nth"), "write it as 'second saturday of march'")


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"(\d{4}-)?\d\d-\d\d", text, re.ASCII):
        return False
    try:
        # 2024 has a 29 February.
        datetime.date.fromisoformat(text if len(text) > 5 else f"2024-{text}")
    except ValueError:
        return False
    return True


def _check_tightening(problems: Problems, key: Key, table: TighteningTable) -> None:
    levels = tuple(level.word for level in Severity)
    allowed: tuple[tuple[str, Words, tuple[str, ...]], ...] = (
        ("phase", table.phase, PHASES),
        ("family", table.family, tuple(FAMILIES)),
        ("at_least", table.at_least or (), levels),
    )
    for name, words, choices in allowed:
        for word in _words(words):
            if word not in choices:
                message = f"{quoted(word)} is none of {', '.join(choices)}"
                problems.add((*key, name), message, value=word, meant=choices)
    if not _words(table.phase):
        problems.add((*key, "phase"), "names no phase")
    if (table.raise_by is None) == (table.at_least is None):
        problems.add(key, "needs either raise or at_least")


def _tightening(table: TighteningTable) -> Tightening:
    return Tightening(
        phases=_words(table.phase),
        why=table.why,
        families=_words(table.family),
        rules=_words(table.rule),
        systems=_words(table.system),
        categories=_words(table.category),
        paths=_words(table.path),
        raise_by=table.raise_by or 0,
        at_least=Severity[table.at_least.upper()] if table.at_least else None,
    )


def _words(words: Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else words


def _plain_dates(data: Any) -> Any:
    """Turn TOML's own dates into text, so that a date may be written with or without quotes."""
    if isinstance(data, dict):
        return {key: _plain_dates(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain_dates(value) for value in data]
    return data.isoformat() if type(data) is datetime.date else data
