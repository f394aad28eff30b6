"""``autodebt knowledge``: what the rulesets say, what they lack, and what should be read again."""

import datetime
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from autodebt_lint import clock, sanitise
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, suggestion, whole_number
from autodebt_lint.sanitise import encodable

if TYPE_CHECKING:
    from autodebt_lint.knowledge import Knowledge, Retirement, System
    from autodebt_lint.model.knowledge_gap import KnowledgeGap

_DESCRIPTION = """\
Look into the rulesets, the bundled ones and the project's own:
  list       all systems
  show       systems by id, with their hosts, imports and ends of life
  unknown    hosts and imports of the scripts that no entry knows
  stale      dated entries whose source was read long ago
  test       whether the project's own ruleset files, or the given ones, hold:
             what is bad in them is reported, what is good and near is not"""

_EPILOG = """\
examples:
  autodebt knowledge list
  autodebt knowledge show hubspot salesforce
  autodebt knowledge unknown jobs/                 what to write a ruleset for
  autodebt knowledge stale --days 180
  autodebt knowledge test debt/vendors.toml        exit code 1 when an entry fails"""

MAX_PLACES = 3
"""Places that are named for one unknown host or import."""


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("knowledge")
    arguments = parse(_parser(), argv, problems)
    action, *words = arguments.paths or [""]
    if action not in _ACTIONS:
        listed = ", ".join(_ACTIONS)
        problems.add(
            f"no such action: {action}{suggestion(action, _ACTIONS) or f'; it is one of {listed}'}"
            if action
            else f"which action? It is one of {listed}"
        )
    choice("--output-format", arguments.output_format, ("text", "json"), problems)
    days = whole_number("--days", arguments.days, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    today = problems.attempt(clock.today, arguments.as_of)
    paths = project.existing(words if action in {"unknown", "test"} else [], problems)
    if action in {"list", "stale"} or arguments.bundled:
        for word in words:
            problems.add(f"not expected: {word}")
    if arguments.bundled and action != "test":
        problems.add("--bundled: only `autodebt knowledge test` knows it")
    chosen = project.choose(arguments, paths, problems)
    problems.settle()
    if chosen is None or today is None:
        raise AssertionError("a problem was found and not told")
    from autodebt_lint import session

    as_json = arguments.output_format == "json"
    cache = not arguments.no_cache
    if action == "unknown":
        from autodebt_lint.cli.progress import Bar

        with Bar(sys.stderr) as bar:
            gaps = session.knowledge_gaps(
                chosen.settings, chosen.root, chosen.paths, jobs=jobs, cache=cache, progress=bar
            )
        output.write(_json(map(_gap_value, gaps)) if as_json else _gaps(gaps, chosen.from_here))
        return 0
    if action == "test":
        from autodebt_lint.cli import knowledge_proof

        return knowledge_proof.run(
            chosen, words, problems, bundled=arguments.bundled, cache=cache, as_json=as_json
        )
    known = session.knowledge(chosen.settings, chosen.root, cache=cache)
    if action == "stale":
        old = [
            item
            for item in sorted(known.retirements(), key=lambda item: (item.checked, item.id))
            if (today - item.checked).days >= days
        ]
        output.write(_json(map(_retirement_value, old)) if as_json else _stale(old, today, days))
        return 0
    systems = known.systems()
    if action == "show":
        systems = _named(words, known, problems)
        problems.settle()
    ends = _by_system(known)
    if as_json:
        output.write(_json(_system_value(item, ends.get(item.id, [])) for item in systems))
    elif action == "show":
        output.write(_show(systems, ends, today))
    else:
        output.write(_list(systems, ends, today))
    return 0


_ACTIONS = ("list", "show", "unknown", "stale", "test")


def _parser() -> Parser:
    parser = Parser("knowledge", _DESCRIPTION, _EPILOG)
    parser.add_argument("paths", nargs="*", metavar="ACTION", help="and what it is about")
    parser.add_argument(
        "--output-format", metavar="NAME", default="text", help="text or json (default: text)"
    )
    parser.add_argument(
        "--days",
        metavar="N",
        default="365",
        help="age from which an entry is stale (default: 365)",
    )
    parser.add_argument(
        "--bundled", action="store_true", help="test the bundled rulesets instead of the project's"
    )
    project.add_as_of(parser.add_argument_group("day"))
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _named(words: Sequence[str], known: "Knowledge", problems: Problems) -> "list[System]":
    """The systems of some ids."""
    if not words:
        problems.add("which system? `autodebt knowledge list` lists them")
    found = []
    for word in words:
        system = known.system(word.lower())
        if system is None:
            ids = [item.id for item in known.systems()]
            problems.add(f"no such system: {word}{suggestion(word, ids)}")
        else:
            found.append(system)
    return found


def _by_system(known: "Knowledge") -> "Mapping[str, list[Retirement]]":
    ends: dict[str, list[Retirement]] = {}
    for item in known.retirements():
        ends.setdefault(item.system, []).append(item)
    return ends


# ---------------------------------------------------------------- text


def _list(
    systems: "Sequence[System]", ends: "Mapping[str, list[Retirement]]", today: datetime.date
) -> Iterator[str]:
    rows = [("id", "name", "category", "role", "ends of life", "next")]
    for system in systems:
        mine = ends.get(system.id, [])
        ahead = [item.sunset_on for item in mine if item.sunset_on and item.sunset_on >= today]
        rows.append(
            (
                system.id,
                system.name,
                system.category,
                system.role,
                str(len(mine)) if mine else "",
                min(ahead).isoformat() if ahead else "",
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield sanitise.one_line("  ".join(cells).rstrip()) + "\n"


def _show(
    systems: "Sequence[System]", ends: "Mapping[str, list[Retirement]]", today: datetime.date
) -> Iterator[str]:
    for number, system in enumerate(systems):
        yield "\n" * bool(number) + sanitise.one_line(f"{system.id}: {system.name}") + "\n"
        for name, value in (
            ("category", system.category),
            ("role", system.role),
            ("revenue", ", ".join(system.revenue_role)),
            ("hosts", ", ".join((*system.hosts, *system.tenant_hosts))),
            ("imports", ", ".join(system.imports)),
            ("variables", ", ".join(system.env_prefixes)),
        ):
            if value:
                yield sanitise.one_line(f"  {name:10}{value}") + "\n"
        for item in sorted(ends.get(system.id, []), key=_end):
            when = _when(item, today)
            yield sanitise.one_line(f"  {when}  {item.title}; use {item.replacement}") + "\n"
            yield sanitise.one_line(f"{'':14}{item.source}, read {item.checked}") + "\n"
            if item.history:
                yield sanitise.one_line(f"{'':14}{item.history}") + "\n"
            if item.falls_forward:
                yield f"{'':14}falls forward: no error, another version answers\n"


def _end(item: "Retirement") -> str:
    return item.sunset_on.isoformat() if item.sunset_on else item.sunset_label or "9"


def _when(item: "Retirement", today: datetime.date) -> str:
    if item.sunset_on is None:
        return f"{item.status:10}"
    mark = " " if item.sunset_on >= today else "x"
    return f"{item.sunset_on.isoformat()}{mark}"


def _stale(old: "Sequence[Retirement]", today: datetime.date, days: int) -> Iterator[str]:
    if not old:
        yield f"no end of life was read {days} days ago or earlier\n"
    for item in old:
        age = (today - item.checked).days
        yield sanitise.one_line(f"{item.checked}  {age:4} days  {item.id}  {item.source}") + "\n"


def _gaps(gaps: "Sequence[KnowledgeGap]", locate: Callable[[str], str]) -> Iterator[str]:
    if not gaps:
        yield "every host and import is known\n"
    for gap in gaps:
        files = len({path for path, _ in gap.uses})
        places = ", ".join(f"{locate(path)}:{place.line}" for path, place in gap.uses[:MAX_PLACES])
        more = ", ..." if len(gap.uses) > MAX_PLACES else ""
        count = f"{files} file{'s' if files != 1 else ''}"
        yield sanitise.one_line(f"{gap.kind:7}{gap.name}  ({count})  {places}{more}") + "\n"


# ---------------------------------------------------------------- json


def _json(items: Iterable[object]) -> Iterator[str]:
    yield '{\n  "schema": 1,\n  "items": ['
    separator = "\n    "
    for item in items:
        yield separator + sanitise.json(item)
        separator = ",\n    "
    yield "\n  ]\n}\n"


def _gap_value(gap: "KnowledgeGap") -> dict[str, object]:
    return {
        "kind": gap.kind,
        "name": encodable(gap.name),
        "uses": [{"path": encodable(path), "line": place.line} for path, place in gap.uses],
    }


def _system_value(system: "System", ends: "Sequence[Retirement]") -> dict[str, object]:
    return {
        "id": system.id,
        "name": system.name,
        "category": system.category,
        "role": system.role,
        "revenue_role": [*system.revenue_role],
        "hosts": [*system.hosts, *system.tenant_hosts],
        "imports": [*system.imports],
        "env_prefixes": [*system.env_prefixes],
        "retirements": [_retirement_value(item) for item in sorted(ends, key=_end)],
    }


def _retirement_value(item: "Retirement") -> dict[str, object]:
    return {
        "id": item.id,
        "title": item.title,
        "status": item.status,
        "sunset_on": item.sunset_on.isoformat() if item.sunset_on else None,
        "moved": [
            {
                "was": date.was.isoformat(),
                "given_up": date.given_up.isoformat() if date.given_up else None,
            }
            for date in item.moved
        ],
        "falls_forward": item.falls_forward,
        "replacement": item.replacement,
        "source": item.source,
        "checked": item.checked.isoformat(),
        "confidence": item.confidence,
    }
