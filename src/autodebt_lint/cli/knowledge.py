"""``autodebt knowledge``: what the rulesets say, what they lack, and what should be read again."""

import datetime
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from autodebt_lint import sanitise
from autodebt_lint.cli import knowledge_entries as entries
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, suggestion, whole_number
from autodebt_lint.sanitise import encodable

if TYPE_CHECKING:
    from autodebt_lint.knowledge import DeprecatedCall, Knowledge, Library, Retirement, System
    from autodebt_lint.model.knowledge_gap import KnowledgeGap

_DESCRIPTION = """\
Look into the rulesets, the bundled ones and the project's own: what they know,
what they lack, and what of them should be read again."""

_EPILOG = """\
examples:
  autodebt knowledge list
  autodebt knowledge list retirements              ends of life by date
  autodebt knowledge show hubspot oauth2client pandas
  autodebt knowledge unknown jobs/                 what to write a ruleset for
  autodebt knowledge stale --days 180
  autodebt knowledge test debt/vendors.toml"""

_EXITS = {
    0: "done",
    1: "an entry fails the test",
    2: "usage, configuration or ruleset error",
}

MAX_PLACES = 3
"""Places that are named for one unknown host or import."""


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("knowledge")
    arguments = parse(command_line(), argv, problems)
    action, *words = arguments.paths or [""]
    if action not in _ACTIONS:
        listed = ", ".join(_ACTIONS)
        problems.add(
            f"no such action: {action}{suggestion(action, _ACTIONS) or f'; it is one of {listed}'}"
            if action
            else f"which action? It is one of {listed}"
        )
    choice("--output-format", arguments.output_format, _FORMATS, problems)
    days = whole_number("--days", arguments.days, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    paths = project.existing(words if action in {"unknown", "test"} else [], problems)
    _check_words(action, words, problems, bundled=arguments.bundled)
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
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
        output.write(
            _json(map(entries.retirement_value, old)) if as_json else _stale(old, today, days)
        )
        return 0
    kind = words[0] if words else "systems"
    if action == "show":
        found = _named(words, known, problems)
        problems.settle()
        output.write(_json(_values(found)) if as_json else _show(found, today))
    elif as_json:
        output.write(_json(_values(_everything(known, kind))))
    else:
        output.write(_list(_everything(known, kind), kind, today))
    return 0


_ACTIONS = {
    "list": "all systems; or libraries, retirements by date, or calls: the deprecated names of"
    " libraries",
    "show": "systems, libraries and ends of life by id, and the deprecated names of a library",
    "unknown": "hosts and imports of the scripts that no entry knows",
    "stale": "dated entries whose source was read long ago",
    "test": "whether the project's own ruleset files, or the given ones, hold: what is bad in them"
    " is reported, what is good and near is not",
}
_FORMATS = ("text", "json")
_KINDS = ("systems", "libraries", "retirements", "calls")


def _check_words(action: str, words: Sequence[str], problems: Problems, *, bundled: bool) -> None:
    """Note words that an action does not understand."""
    unwanted = words if action == "stale" or bundled else words[1:] if action == "list" else []
    for word in unwanted:
        problems.add(f"not expected: {word}")
    if action == "list" and words:
        choice("list", words[0], _KINDS, problems)
    if bundled and action != "test":
        problems.add("--bundled: only `autodebt knowledge test` knows it")


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser(
        "knowledge",
        _DESCRIPTION,
        _EPILOG,
        usage="ACTION [WORDS ...] [OPTIONS]",
        actions=_ACTIONS,
        exits=_EXITS,
    )
    scope = parser.add_argument_group("what is looked at")
    scope.add_argument(
        "paths",
        nargs="*",
        metavar="WORDS",
        help="a kind for list, ids for show, files and folders for unknown and test",
    )
    scope.add_argument(
        "--days",
        metavar="N",
        default="365",
        help="age from which an entry is stale (default: 365)",
    )
    scope.add_argument(
        "--bundled", action="store_true", help="test the bundled rulesets instead of the project's"
    )
    project.add_as_of(scope)
    project.add_format(parser, parser.add_argument_group("how it is shown"), _FORMATS)
    project.add_speed(parser.add_argument_group("speed"))
    return parser


class Found(Struct):
    """Entries that are shown, of all kinds."""

    systems: "list[tuple[System, list[Retirement]]]" = []
    """Systems with their ends of life."""
    libraries: "list[Library]" = []
    retirements: "list[Retirement]" = []
    calls: "dict[str, list[DeprecatedCall]]" = {}
    """Deprecated names by library."""


def _everything(known: "Knowledge", kind: str) -> Found:
    """All entries of one kind."""
    found = Found()
    if kind == "systems":
        ends = _by_system(known)
        found.systems = [(item, ends.get(item.id, [])) for item in known.systems()]
    elif kind == "libraries":
        found.libraries = known.libraries()
    elif kind == "retirements":
        found.retirements = known.retirements()
    else:
        found.calls = _by_library(known)
    return found


def _named(words: Sequence[str], known: "Knowledge", problems: Problems) -> Found:
    """The entries of some ids, whatever the case of their letters."""
    if not words:
        problems.add("show what? `autodebt knowledge list` lists the systems")
        return Found()
    ends, calls = _by_system(known), _by_library(known)
    systems = {item.id.lower(): item for item in known.systems()}
    libraries = {item.id.lower(): item for item in known.libraries()}
    retirements = {item.id.lower(): item for item in known.retirements()}
    of_library = {name.lower(): name for name in calls}
    found = Found()
    for given in dict.fromkeys(words):
        word = given.lower()
        if word in systems:
            found.systems.append((systems[word], ends.get(systems[word].id, [])))
        if word in libraries:
            found.libraries.append(libraries[word])
        if word in retirements:
            found.retirements.append(retirements[word])
        if word in of_library:
            found.calls[of_library[word]] = calls[of_library[word]]
        elif exact := [
            item for items in calls.values() for item in items if word == item.name.lower()
        ]:
            found.calls.setdefault(exact[0].library, []).extend(exact)
        elif not any(word in table for table in (systems, libraries, retirements)):
            names = (item.name for items in calls.values() for item in items)
            ids = [*systems, *libraries, *retirements, *calls, *names]
            problems.add(
                f"no such system, library, end of life or deprecated name: {given}"
                f"{suggestion(given, ids)}"
            )
    return found


def _by_system(known: "Knowledge") -> "Mapping[str, list[Retirement]]":
    ends: dict[str, list[Retirement]] = {}
    for item in known.retirements():
        ends.setdefault(item.system, []).append(item)
    return ends


def _by_library(known: "Knowledge") -> "dict[str, list[DeprecatedCall]]":
    calls: dict[str, list[DeprecatedCall]] = {}
    for item in known.calls():
        calls.setdefault(item.library, []).append(item)
    return calls


# ---------------------------------------------------------------- text


def _list(found: Found, kind: str, today: datetime.date) -> Iterator[str]:
    if kind == "libraries":
        return entries.list_libraries(found.libraries)
    if kind == "retirements":
        return entries.list_retirements(found.retirements, today)
    if kind == "calls":
        return entries.list_calls([item for items in found.calls.values() for item in items])
    rows = [("id", "name", "category", "role", "ends of life", "next")]
    for system, ends in found.systems:
        ahead = [item.sunset_on for item in ends if item.sunset_on and item.sunset_on >= today]
        rows.append(
            (
                system.id,
                system.name,
                system.category,
                system.role,
                str(len(ends)) if ends else "",
                min(ahead).isoformat() if ahead else "",
            )
        )
    return entries.table(rows)


def _show(found: Found, today: datetime.date) -> Iterator[str]:
    """Show everything, with an empty line between two entries."""
    blocks: list[Iterable[str]] = [
        *(_show_system(system, ends, today) for system, ends in found.systems),
        *map(entries.show_library, found.libraries),
        *(_show_retirement(item, today) for item in found.retirements),
        *(entries.show_calls(library, calls) for library, calls in found.calls.items()),
    ]
    for number, block in enumerate(blocks):
        yield "\n" * bool(number)
        yield from block


def _show_system(
    system: "System", ends: "Sequence[Retirement]", today: datetime.date
) -> Iterator[str]:
    yield sanitise.one_line(f"{system.id}: {system.name}") + "\n"
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
    for item in entries.by_end(ends):
        yield from entries.show_retirement(item, today)


def _show_retirement(item: "Retirement", today: datetime.date) -> Iterator[str]:
    yield sanitise.one_line(f"{item.id}: end of life at {item.system}") + "\n"
    yield from entries.show_retirement(item, today)


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


def _values(found: Found) -> Iterator[dict[str, object]]:
    for system, ends in found.systems:
        yield _system_value(system, ends)
    yield from map(entries.library_value, entries.by_id(found.libraries))
    yield from map(entries.retirement_value, entries.by_end(found.retirements))
    for calls in found.calls.values():
        yield from map(entries.call_value, entries.by_library(calls))


def _system_value(system: "System", ends: "Sequence[Retirement]") -> dict[str, object]:
    return {
        "kind": "system",
        "id": system.id,
        "name": system.name,
        "category": system.category,
        "role": system.role,
        "revenue_role": [*system.revenue_role],
        "hosts": [*system.hosts, *system.tenant_hosts],
        "imports": [*system.imports],
        "env_prefixes": [*system.env_prefixes],
        "retirements": [entries.retirement_value(item) for item in entries.by_end(ends)],
    }
