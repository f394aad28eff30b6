"""Season files: their schema, their checks, and the dates they mean in a given year."""

import datetime
import re
from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.schema_problems import converted, problems_of
from autodebt_lint.knowledge.season_calendar import (
    FAMILIES,
    PHASES,
    CompiledSeason,
    PhaseRule,
    Tightening,
    Turn,
    Window,
)
from autodebt_lint.knowledge.season_days import (
    FISCAL,
    MONTHS,
    Anchor,
    Words,
    is_nth,
    rule_fault,
    turns_of,
    words,
)
from autodebt_lint.model.levels import Severity
from autodebt_lint.settings import toml_file
from autodebt_lint.settings.problems import Path as Key
from autodebt_lint.settings.problems import Problems, quoted

#: Three compiled years must hold every window that can touch the middle one.
Days = Annotated[int, Meta(ge=0, le=300)]

_DAY = datetime.timedelta(days=1)


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every table: a key that is not listed is an error."""


class TighteningTable(Table, frozen=True):
    """One ``[[tightens]]``; a criterion is one word or an array of them."""

    phase: Words
    why: Annotated[str, Meta(min_length=1)]
    family: Words = ()
    rule: Words = ()
    system: Words = ()
    category: Words = ()
    process: Words = ()
    owner: Words = ()
    path: Words = ()
    raise_by: Annotated[int, Meta(ge=1, le=4)] | None = msgspec.field(default=None, name="raise")
    at_least: str | None = None


class PhaseTable(Table, frozen=True):
    """One ``[phases.freeze]``: what a phase asks of a whole run."""

    fail_on: str | None = None
    """Level from which a finding fails the run while the phase lasts."""
    enable: Words = ()
    """Rules that the configuration leaves out and that count while the phase lasts."""
    binds: str = "all"
    """``all``, or ``new``: only code that is new is judged more strictly."""


class Season(Table, frozen=True):
    """One season file; lengths are days, and `season_calendar` says which days a phase holds."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: str
    anchor: Anchor
    prep: Days
    freeze_before: Days
    peak: Annotated[int, Meta(ge=1, le=300)] | None = None
    """Not needed where `until` or a calendar's events say it."""
    recovery: Days = 0
    industries: tuple[str, ...] = ()
    """Who plans around it: ``retail``, ``travel``."""
    phases: dict[str, PhaseTable] = {}
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
        _check_peak(problems, season)
        for phase, wanted in season.phases.items():
            _check_phase(problems, ("phases", phase), phase, wanted)
        if season.prep < season.freeze_before:
            problems.add(("prep",), "preparation cannot start after the freeze")
        for number, table in enumerate(season.tightens):
            _check_tightening(problems, ("tightens", number), table)
    problems.raise_any(RulesetError, f"season {shown}")
    if season is None:
        raise AssertionError("a problem was found and not told")
    return season


def campaigns(path: str) -> Season:
    """The season that a calendar is by itself: each of its events is a peak, two weeks are enough to prepare.

    A season file with `calendar` in its anchor says it otherwise.
    """
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return Season(
        id=re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "campaigns",
        name=stem,
        anchor=Anchor(calendar=path),
        prep=14,
        freeze_before=5,
        tightens=(
            TighteningTable(
                phase=("preparation", "freeze", "peak"),
                family="error handling",
                raise_by=1,
                why="A campaign multiplies the traffic, and what fails unseen is lost.",
            ),
            TighteningTable(
                phase=("preparation", "freeze", "peak"),
                rule="retiring-vendor-api",
                raise_by=1,
                why="What a vendor switches off during a campaign cannot be replaced before it is over.",
            ),
        ),
    )


def compile_season(
    season: Season, years: Iterable[int], shown: str = "", calendar: bytes | None = None
) -> CompiledSeason:
    """Work out the dates of a season.

    Args:
        season: what its file says.
        years: years in which anchors are looked for.
        shown: name of the file in messages; the id when empty.
        calendar: the .ics file that its anchor names.

    Raises:
        RulesetError: the holiday, its country or the calendar does not exist or cannot be read.
    """
    turns = turns_of(season.anchor, season.peak or 1, tuple(years), shown or season.id, calendar)
    windows = [window for turn in turns for window in _windows(season, turn)]
    return CompiledSeason(
        season.id,
        season.name,
        tuple(sorted(windows, key=lambda window: window.first)),
        tuple(_tightening(table) for table in season.tightens),
        tuple(_phase_rule(phase, wanted) for phase, wanted in season.phases.items()),
        season.industries,
    )


def _windows(season: Season, turn: Turn) -> Iterable[Window]:
    anchor, after = turn.first, turn.last + _DAY
    bounds = (
        ("preparation", anchor - season.prep * _DAY, anchor - season.freeze_before * _DAY),
        ("freeze", anchor - season.freeze_before * _DAY, anchor),
        ("peak", anchor, after),
        ("recovery", after, after + season.recovery * _DAY),
    )
    for phase, start, end in bounds:
        if start < end:
            yield Window(start, end - _DAY, phase, anchor)


def _phase_rule(phase: str, wanted: PhaseTable) -> PhaseRule:
    return PhaseRule(
        phase=phase,
        fail_on=Severity[wanted.fail_on.upper()] if wanted.fail_on else None,
        enables=words(wanted.enable),
        new_only=wanted.binds == "new",
    )


def _check_anchor(problems: Problems, anchor: Anchor) -> None:
    key: Key = ("anchor",)
    ways = ("date", "holiday", "nth", "fiscal", "rule", "calendar")
    if sum(getattr(anchor, way) is not None for way in ways) != 1:
        problems.add(key, f"needs exactly one of {', '.join(ways)}")
    if anchor.holiday is not None and not anchor.country:
        problems.add((*key, "holiday"), "needs a country: country = 'US'")
    belonging = (
        ("country", anchor.country or anchor.subdivision, anchor.holiday, "a holiday"),
        ("start", anchor.start, anchor.rule, "a rule"),
        ("summary", anchor.summary, anchor.calendar, "a calendar"),
    )
    for name, given, owner, what in belonging:
        if given and owner is None:
            problems.add((*key, name), f"belongs to {what}, which is missing")
    for name, given in (("date", anchor.date), ("until", anchor.until), ("start", anchor.start)):
        for text in words(given or ()):
            if not _is_date(text):
                message = f"{quoted(text)} is neither MM-DD nor YYYY-MM-DD"
                problems.add((*key, name), message, value=text)
    if anchor.nth is not None and not is_nth(anchor.nth):
        problems.add((*key, "nth"), "write it as 'second saturday of march'")
    choices = (("fiscal", anchor.fiscal, FISCAL), ("year_starts", anchor.year_starts, MONTHS))
    for name, word, allowed in choices:
        if word is not None and word.lower() not in allowed:
            message = f"{quoted(word)} is none of {', '.join(allowed)}"
            problems.add((*key, name), message, value=word, meant=allowed)
    if anchor.rule is not None and (fault := rule_fault(anchor.rule)):
        problems.add((*key, "rule"), fault)


def _check_peak(problems: Problems, season: Season) -> None:
    """Exactly one thing says how long a peak is."""
    told = season.anchor.until is not None or season.anchor.calendar is not None
    if told and season.peak is not None:
        problems.add(("peak",), "is told by the anchor's until or calendar already")
    if not told and season.peak is None:
        problems.add(("peak",), "is missing: the number of days")


def _check_phase(problems: Problems, key: Key, phase: str, wanted: PhaseTable) -> None:
    levels = tuple(level.word for level in Severity)
    allowed: tuple[tuple[Key, str, tuple[str, ...]], ...] = (
        (key, phase, PHASES),
        ((*key, "fail_on"), wanted.fail_on or levels[0], levels),
        ((*key, "binds"), wanted.binds, ("all", "new")),
    )
    for where, word, choices in allowed:
        if word not in choices:
            message = f"{quoted(word)} is none of {', '.join(choices)}"
            problems.add(where, message, value=word, meant=choices)


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
    for name, given, choices in allowed:
        for word in words(given):
            if word not in choices:
                message = f"{quoted(word)} is none of {', '.join(choices)}"
                problems.add((*key, name), message, value=word, meant=choices)
    if not words(table.phase):
        problems.add((*key, "phase"), "names no phase")
    if (table.raise_by is None) == (table.at_least is None):
        problems.add(key, "needs either raise or at_least")


def _tightening(table: TighteningTable) -> Tightening:
    return Tightening(
        phases=words(table.phase),
        why=table.why,
        families=words(table.family),
        rules=words(table.rule),
        systems=words(table.system),
        categories=words(table.category),
        processes=words(table.process),
        owners=words(table.owner),
        paths=words(table.path),
        raise_by=table.raise_by or 0,
        at_least=Severity[table.at_least.upper()] if table.at_least else None,
    )


def _plain_dates(data: Any) -> Any:
    """Turn TOML's own dates into text, so that a date may be written with or without quotes."""
    if isinstance(data, dict):
        return {key: _plain_dates(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain_dates(value) for value in data]
    return data.isoformat() if type(data) is datetime.date else data
