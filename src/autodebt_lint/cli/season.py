"""``autodebt season``: where each season stands, when its phases are and what they make stricter."""

import datetime
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from autodebt_lint import answer, clock, sanitise
from autodebt_lint.answer import Answer, Section
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse
from autodebt_lint.cli.project import Project
from autodebt_lint.cli.running import checked
from autodebt_lint.knowledge.seasons import (
    OFF_SEASON,
    PHASES,
    CompiledSeason,
    Tightening,
    bundled_seasons,
    load_seasons,
    state,
)
from autodebt_lint.model.report import Report
from autodebt_lint.settings import is_season_path

_DESCRIPTION = """\
Show where each configured season stands, the dates of its phases, and what each
phase makes stricter; look at another day; prove a season file."""

_EPILOG = """\
examples:
  autodebt season
  autodebt season preview --on 2026-11-27
  autodebt season diff 2026-11-25 2026-12-20
  autodebt season check seasons/our-summer-sale.toml calendars/campaigns.ics

The key `seasons` of the configuration chooses seasons:
  seasons = ["black-friday", "seasons/our-summer-sale.toml"]"""

_ACTIONS = {
    "show": "draw the year as a line, and tell each season; the action when none is named",
    "list": "list the bundled seasons, with their next peak",
    "preview": "tell what changes until the day of --on: findings whose level differs",
    "diff": "tell the findings whose level differs between two days",
    "check": "prove season files or calendars, and show the days that they mean",
}

#: How the year's line shows a phase.
_MARKS = {"preparation": "p", "freeze": "F", "peak": "#", "recovery": "r"}
_OFF = "."
#: First days of the four cells of a month.
_CELL_STARTS = (1, 9, 16, 24)
_BOLD = "\x1b[1m{}\x1b[0m"


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("season")
    action, rest = (argv[0], argv[1:]) if argv and argv[0] in _ACTIONS else ("show", argv)
    arguments = parse(command_line(), rest, problems)
    choice("--output-format", arguments.output_format, answer.FORMATS, problems)
    chosen = project.choose(arguments, [Path()], problems)
    today = project.today(arguments.as_of, chosen, problems)
    words: list[str] = arguments.paths
    if action in {"show", "list", "preview"} and words:
        problems.add(f"not expected: {words[0]}; the project is that of the current folder")
    if action == "check" and not words:
        problems.add("check: name the files to prove")
    days = _days(action, words, arguments.on, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    if action == "show":
        seasons = load_seasons(chosen.settings.seasons, chosen.root, today)
        output.write(_show(seasons, today, colour=output.colours(sys.stdout)))
        return 0
    if action == "list":
        told = _listed(chosen, today)
    elif action == "check":
        told = _checked(words, today)
    else:
        told = _compared(chosen, days if action == "diff" else (today, *days), arguments)
    output.write(answer.FORMATS[arguments.output_format](told), arguments.output_file)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser(
        "season",
        _DESCRIPTION,
        _EPILOG,
        usage="[ACTION [WORDS ...]] [OPTIONS]",
        actions=_ACTIONS,
    )
    scope = parser.add_argument_group("what is looked at")
    scope.add_argument(
        "paths", nargs="*", metavar="WORDS", help="two days for diff, or files for check"
    )
    day = parser.add_argument_group("day")
    project.add_as_of(day)
    day.add_argument("--on", default="", metavar="DATE", help="the day to look at, YYYY-MM-DD")
    shape = parser.add_argument_group("how it is shown")
    project.add_output(parser, shape, answer.FORMATS, ", for all but show")
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _days(
    action: str, words: Sequence[str], on: str, problems: Problems
) -> tuple[datetime.date, ...]:
    """The days that an action is told: one for a preview, two for a difference."""
    if action == "preview":
        given = [on] if on else []
        if not given:
            problems.add("preview: name the day: --on 2026-11-27")
    elif action == "diff":
        given = [*words]
        if len(given) != 2:
            problems.add("diff: name two days: autodebt season diff 2026-11-25 2026-12-20")
    else:
        return ()
    found = [problems.attempt(clock.day, text, "the day") for text in given]
    return tuple(day for day in found if day is not None)


def _listed(chosen: Project, today: datetime.date) -> Answer:
    """The bundled seasons, with what they are for and when they come next."""
    rows = []
    for season in load_seasons(bundled_seasons(), chosen.root, today):
        peaks = [w for w in season.windows if w.phase == "peak" and w.last >= today]
        following = min(peaks, key=lambda window: window.first, default=None)
        rows.append(
            (
                season.id,
                "yes" if season.id in chosen.settings.seasons else "",
                f"{following.first} to {following.last}" if following else "-",
                season.name,
                ", ".join(season.industries),
            )
        )
    columns = ("season", "chosen", "next peak", "what it is", "for")
    data = [dict(zip(columns, row, strict=True)) for row in rows]
    return Answer((Section("Bundled seasons", columns, tuple(rows)),), {"seasons": data})


def _checked(files: Sequence[str], today: datetime.date) -> Answer:
    """The days that season files mean; a wrong one ends the command with what is wrong."""
    sections = []
    data = []
    for season in load_seasons([_as_path(file) for file in files], Path(), today):
        rows = tuple((w.phase, str(w.first), str(w.last)) for w in season.windows)
        sections.append(Section(f"{season.id}: {season.name}", ("phase", "from", "to"), rows))
        data.append({"id": season.id, "name": season.name, "windows": rows})
    return Answer(tuple(sections), {"seasons": data})


def _as_path(file: str) -> str:
    """A name without a folder is a path here, and not the id of a bundled season."""
    return file if is_season_path(file) else f"./{file}"


def _compared(chosen: Project, days: tuple[datetime.date, ...], arguments: Namespace) -> Answer:
    """The findings whose level differs between two days, worst first."""
    first, second = days
    jobs = int(arguments.jobs) if arguments.jobs.isdigit() else 0
    whole = replace(chosen, paths=(chosen.root,))
    before, after = (checked(whole, day, arguments, jobs) for day in days)
    was = {verdict.fingerprint: verdict for verdict in before.verdicts}
    now = {verdict.fingerprint: verdict for verdict in after.verdicts}
    rows = []
    for identity in was.keys() | now.keys():
        old, new = was.get(identity), now.get(identity)
        if old is not None and new is not None and old.severity == new.severity:
            continue
        shown = new or old
        assert shown is not None
        rank = -(new.severity if new else -1)
        finding = shown.finding
        rows.append(
            (
                rank,
                (
                    f"{finding.path}:{finding.place.line}",
                    f"{finding.code} {finding.name}",
                    old.severity.word if old else "-",
                    new.severity.word if new else "-",
                    shown.reasons[-1] if new else "no finding any more",
                ),
            )
        )
    table = tuple(row for _, row in sorted(rows))
    columns = ("place", "rule", str(first), str(second), "because")
    heading = f"{len(table)} findings change their level" if len(table) != 1 else "1 finding changes its level"  # fmt: skip
    facts = Section(
        f"From {first} to {second}",
        ("", str(first), str(second)),
        tuple(
            (what, *(value(report) for report in (before, after))) for what, value in _FACTS.items()
        ),
    )
    data = [
        dict(zip(("place", "rule", "before", "after", "because"), row, strict=True))
        for row in table
    ]
    return Answer(
        (facts, Section(heading, columns, table)),
        {"days": [first, second], "exit": [before.exit_code, after.exit_code], "changes": data},
    )


def _blocking(report: Report) -> str:
    return f"{sum(v.severity >= report.fail_on for v in report.verdicts):,}"


def _phases(report: Report) -> str:
    active = [f"{s.season} {s.phase}" for s in report.seasons if s.phase != OFF_SEASON]
    return ", ".join(active) or OFF_SEASON


_FACTS: dict[str, Callable[[Report], str]] = {
    "season": _phases,
    "fails on": lambda report: report.fail_on.word,
    "findings": lambda report: f"{len(report.verdicts):,}",
    "of them blocking": _blocking,
    "exit code": lambda report: str(report.exit_code),
}


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
