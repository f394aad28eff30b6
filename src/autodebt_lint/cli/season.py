"""``autodebt season``: where each season stands, when its phases are and what they make stricter."""

import datetime
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from autodebt_lint import clock, sanitise
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, parse
from autodebt_lint.knowledge.seasons import PHASES, CompiledSeason, Tightening, load_seasons, state

_DESCRIPTION = """\
Show where each configured season stands today, the dates of its phases, and what
each phase makes stricter."""

_EPILOG = """\
examples:
  autodebt season
  autodebt season --as-of 2026-11-20

Seasons are chosen in [tool.autodebt] of pyproject.toml, or in autodebt.toml:
  seasons = ["black-friday", "seasons/our-summer-sale.toml"]"""

#: How the year's line shows a phase.
_MARKS = {"preparation": "p", "freeze": "F", "peak": "#", "recovery": "r"}
_OFF = "."
#: First days of the four cells of a month.
_CELL_STARTS = (1, 9, 16, 24)
_BOLD = "\x1b[1m{}\x1b[0m"


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("season")
    parser = Parser("season", _DESCRIPTION, _EPILOG)
    project.add_as_of(parser.add_argument_group("day"))
    arguments = parse(parser, argv, problems)
    for word in arguments.paths:
        problems.add(f"not expected: {word}; the project is that of the current folder")
    today = problems.attempt(clock.today, arguments.as_of)
    chosen = project.choose(arguments, [Path()], problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    seasons = load_seasons(chosen.settings.seasons, chosen.root, today)
    output.write(_show(seasons, today, colour=output.colours(sys.stdout)))
    return 0


def _show(
    seasons: Sequence[CompiledSeason], today: datetime.date, *, colour: bool
) -> Iterator[str]:
    if not seasons:
        yield "no season is configured: severities do not depend on the day\n"
        return
    yield from _timeline(seasons, today)
    for season in seasons:
        yield "\n"
        yield from _season(season, today, colour=colour)


def _timeline(seasons: Sequence[CompiledSeason], today: datetime.date) -> Iterator[str]:
    """Draw the twelve months from today's on, four cells a month, one line for each season."""
    months = [_month(today, ahead) for ahead in range(12)]
    edges = [month.replace(day=day) for month in months for day in _CELL_STARTS]
    edges.append(_month(today, 12))
    now = max(at for at, edge in enumerate(edges) if edge <= today)
    width = max(len(season.id) for season in seasons)
    yield f"{'':{width}}  {' ' * now}v {today}\n"
    yield f"{'':{width}}  {''.join(f'{month:%b} ' for month in months).rstrip()}\n"
    for season in seasons:
        cells = (_mark(season, *cell) for cell in pairwise(edges))
        yield f"{sanitise.one_line(season.id):{width}}  {''.join(cells)}\n"
    legend = "  ".join(f"{mark} {phase}" for phase, mark in _MARKS.items())
    yield f"{'':{width}}  {legend}  {_OFF} off-season\n"


def _month(today: datetime.date, ahead: int) -> datetime.date:
    years, month = divmod(today.month - 1 + ahead, 12)
    return datetime.date(today.year + years, month + 1, 1)


def _mark(season: CompiledSeason, start: datetime.date, end: datetime.date) -> str:
    """Choose the character of the strictest phase that holds on any day from `start` to before `end`."""
    phases = {
        window.phase for window in season.windows if window.first < end and window.last >= start
    }
    return next((_MARKS[phase] for phase in PHASES if phase in phases), _OFF)


def _season(season: CompiledSeason, today: datetime.date, *, colour: bool) -> Iterator[str]:
    now = state(season, today)
    title = f"{sanitise.one_line(season.id)}: {now.phase}"
    about = sanitise.one_line(season.name)
    yield f"{_BOLD.format(title) if colour else title} ({about}"
    yield f", the day is {now.anchor})\n" if now.anchor else ")\n"
    for window in season.windows:
        if window.anchor == now.anchor:
            here = f"  {_left(window.last, today)}" if window.first <= today <= window.last else ""
            yield f"  {window.phase:<11}  {window.first} to {window.last}{here}\n"
    for tightening in season.tightens:
        active = "  <- now" if now.phase in tightening.phases else ""
        yield f"  in {', '.join(tightening.phases)}: {told(tightening)}{active}\n"
        yield f"    {sanitise.one_line(tightening.why)}\n"


def _left(last: datetime.date, today: datetime.date) -> str:
    days = (last - today).days
    if not days:
        return "<- today, its last day"
    return f"<- today, {days} days to go" if days > 1 else "<- today, 1 day to go"


def told(tightening: Tightening) -> str:
    """Say in words which findings a season raises, and how far."""
    what = [*tightening.families, *tightening.rules]
    findings = ", ".join(what) if what else "everything"
    if tightening.systems or tightening.categories:
        findings += f" of {', '.join([*tightening.systems, *tightening.categories])} systems"
    if tightening.paths:
        findings += f" in {', '.join(tightening.paths)}"
    if tightening.at_least is not None:
        return sanitise.one_line(f"{findings}: at least {tightening.at_least.word}")
    levels = "one level" if tightening.raise_by == 1 else f"{tightening.raise_by} levels"
    return sanitise.one_line(f"{findings}: {levels} up")
