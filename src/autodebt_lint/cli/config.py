"""``autodebt config``: what holds, where it comes from, and what each key means."""

import datetime
import json
import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from autodebt_lint import answer, clock
from autodebt_lint.answer import Answer, Section
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, suggestion
from autodebt_lint.cli.environment import VARIABLES
from autodebt_lint.cli.project import Project
from autodebt_lint.languages.python.literals import mask_address
from autodebt_lint.settings import python_versions, reading, reference
from autodebt_lint.settings.reference import Key

_DESCRIPTION = """\
Show every key of the configuration with its value in force, and where that
comes from: default, line of pyproject.toml or autodebt.toml, or option. With
KEYS, explain these: meaning, type, default, example, and what is in force.
Passwords and tokens are masked."""

_EPILOG = """\
examples:
  autodebt config                               all keys
  autodebt config --fail-on low                 as check would see them
  autodebt config seasons lead                  two keys, explained
  autodebt config systems.hosts                 a key of [systems.<id>]
  autodebt config --output-format json
  autodebt config --schema --output-file autodebt.schema.json"""

_LONGEST = 60
"""Characters of a value in the table of all keys."""
_DEFAULT = "default"


class Holding(NamedTuple):
    """What holds for a key."""

    name: str
    """As in the file: ``systems.erp.hosts``, ``gate[0].limit``."""
    value: Any
    """Plain data; None for nothing."""
    origin: str


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("config")
    arguments = parse(command_line(), argv, problems)
    choice("--output-format", arguments.output_format, answer.FORMATS, problems)
    asked = [key for word in arguments.paths for key in _named(word, problems)]
    if arguments.schema:
        if asked:
            problems.add("--schema: it tells all keys, name none")
        problems.settle()
        output.write([json.dumps(reference.schema(), indent=2), "\n"], arguments.output_file)
        return 0
    problems.settle()
    chosen = project.choose(arguments, [Path()], problems)
    today = project.today(arguments.as_of, chosen, problems)
    write = answer.FORMATS[arguments.output_format]
    if asked:
        # What a key means helps most where the configuration is wrong.
        held = _Held(chosen, arguments) if chosen is not None else None
        output.write(write(_explained(asked, held)), arguments.output_file)
        problems.settle()
    else:
        chosen, today = problems.settled(chosen), problems.settled(today)
        told = _listed(_Held(chosen, arguments), today, arguments.as_of)
        output.write(write(told), arguments.output_file)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("config", _DESCRIPTION, _EPILOG)
    scope = parser.add_argument_group("what is shown")
    scope.add_argument(
        "paths", nargs="*", metavar="KEYS", help="keys to explain (default: list all)"
    )
    scope.add_argument(
        "--schema", action="store_true", help="the JSON Schema of autodebt.toml, for editors"
    )
    given = parser.add_argument_group("options of autodebt check, which win over the file")
    project.add_overrides(parser, given)
    project.add_as_of(given)
    project.add_output(parser, parser.add_argument_group("how it is shown"), answer.FORMATS)
    return parser


# ---------------------------------------------------------------- which keys


def _named(word: str, problems: Problems) -> list[Key]:
    """The key of a name, with or without what a team names itself: ``systems.erp.hosts``."""
    parts = word.removeprefix("tool.autodebt.").split(".")
    keys = reference.all_keys()
    for key in keys:
        if word in (key.name, key.short) or _fits(parts, key.path):
            return [key]
    near = suggestion(word.replace("_", "-"), (key.short for key in keys))
    problems.add(f"no such key: {word}{near or '; autodebt config lists all keys'}")
    return []


def _fits(parts: Sequence[str], path: Sequence[str]) -> bool:
    return len(parts) == len(path) and all(
        part == known or known.startswith("<") for part, known in zip(parts, path, strict=True)
    )


# ---------------------------------------------------------------- what holds


class _Held:
    """What the configuration of a project and the options say about keys."""

    def __init__(self, chosen: Project, arguments: Namespace) -> None:
        """Find what is configured."""
        self.project = chosen
        self.found = reading.find(chosen.root)
        self._arguments = arguments

    def of(self, key: Key) -> list[Holding]:
        """Return what holds for a key: one value at the top, any number of them in tables."""
        if len(key.path) == 1:
            value = reference.setting(self.project.settings, key)
            return [Holding(key.name, _masked(value), self._origin(key.name, value))]
        return [*_in_tables(key, self.found)] if self.found is not None else []

    def _origin(self, name: str, value: object) -> str:
        if getattr(self._arguments, name.replace("-", "_"), None) is not None:
            return f"--{name}"
        if self.found is not None and name in self.found.table:
            return self.found.place_of((name,))
        if name == "requires-python" and value is not None:
            return python_versions.place(self.project.root)
        return _DEFAULT


def _masked(value: Any) -> Any:
    """Mask what nobody should have written there: a host with a login, a token."""
    if isinstance(value, str):
        return mask_address(value)
    if isinstance(value, list):
        return [_masked(item) for item in value]
    if isinstance(value, dict):
        return {name: _masked(item) for name, item in value.items()}
    return value


def _in_tables(key: Key, found: reading.Found) -> Iterator[Holding]:
    """The values that a configuration gives a key of its tables."""
    level: list[tuple[tuple[str | int, ...], Any]] = [((), found.table)]
    for part in key.path:
        following: list[tuple[tuple[str | int, ...], Any]] = []
        for path, table in level:
            for at, item in _items(path, table):
                if part.startswith("<"):
                    following += [((*at, name), below) for name, below in item.items()]
                elif part in item:
                    following.append(((*at, part), item[part]))
        level = following
    for path, value in level:
        yield Holding(_shown(path), _masked(value), found.place_of(path))


def _items(path: tuple[str | int, ...], table: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """A table, or each of an array of them; a level that is written as a word has no keys."""
    items = [*enumerate(table)] if isinstance(table, list) else [(None, table)]
    for number, item in items:
        if isinstance(item, dict):
            yield (path if number is None else (*path, number)), item


def _shown(path: Sequence[str | int]) -> str:
    first, *others = path
    tail = (f"[{part}]" if isinstance(part, int) else f".{reference.bare(part)}" for part in others)
    return reference.bare(str(first)) + "".join(tail)


# ---------------------------------------------------------------- all keys


def _listed(held: _Held, today: datetime.date, as_of: str | None) -> Answer:
    rows = []
    data = []
    for key in reference.all_keys():
        if len(key.path) == 1:
            (holding,) = held.of(key)
            rows.append((holding.name, _short(holding.value), holding.origin))
            data.append(_plain(key, [holding]))
    root = str(held.project.root)
    document = held.found.document if held.found is not None else None
    file = document.name if document is not None else None
    environment = {name: os.environ.get(name) for name in VARIABLES}
    facts = (
        ("project", root, "nearest folder with pyproject.toml, autodebt.toml or .git"),
        ("file", file or "none", ""),
        ("day", str(today), _origin_of_day(as_of, held.project.settings.timezone)),
        *((name, value, VARIABLES[name]) for name, value in environment.items() if value),
    )
    return Answer(
        (
            Section("keys", ("key", "value", "from"), tuple(rows)),
            Section("run", ("what", "value", "from"), facts),
        ),
        {
            "root": root,
            "file": file,
            "as_of": today,
            "environment": environment,
            "keys": data,
        },
    )


def _origin_of_day(as_of: str | None, zone: str) -> str:
    if as_of:
        return "--as-of"
    return clock.VARIABLE if os.environ.get(clock.VARIABLE) else f"the clock, in {zone}"


def _short(value: Any) -> str:
    text = _toml(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4]} ..."


def _toml(value: Any) -> str:
    return "" if value is None else reference.toml(value)


# ---------------------------------------------------------------- one key


def _explained(keys: Sequence[Key], held: _Held | None) -> Answer:
    """Explain keys; without what is in force where nothing is, for the configuration is wrong."""
    sections = []
    data = []
    for key in keys:
        holding = held.of(key) if held is not None else []
        rows = [
            ("meaning", key.meaning.text),
            ("type", key.shape.words),
            ("default", "needed: there is none" if key.required else _toml(key.default) or "none"),
        ]
        if key.built_in:
            rows.append(("always", reference.toml([*key.built_in])))
        rows += [
            ("" if number else "example", line)
            for number, line in enumerate(key.meaning.example.split("\n"))
        ]
        rows += [("in force", f"{_toml(it.value) or 'nothing'}  ({_origin(it)})") for it in holding]
        if held is None:
            rows.append(("in force", "unknown: see the error"))
        elif not holding:
            rows.append(("in force", "no table of the configuration has it"))
        sections.append(Section(key.name, ("", ""), tuple(rows)))
        below = [
            (other.name, other.shape.words, other.meaning.text)
            for other in reference.all_keys()
            if other.path[: len(key.path)] == key.path and other != key
        ]
        if below:
            heading = f"keys of the tables of {key.name}"
            sections.append(Section(heading, ("key", "type", "meaning"), tuple(below)))
        data.append(_plain(key, holding))
    return Answer(tuple(sections), {"keys": data})


def _origin(holding: Holding) -> str:
    if "." in holding.name or "[" in holding.name:
        return f"{holding.name}, {holding.origin}"
    return holding.origin


def _plain(key: Key, holding: Sequence[Holding]) -> dict[str, Any]:
    return {
        "key": key.name,
        "meaning": key.meaning.text,
        "type": key.shape.words,
        "default": key.default,
        "built_in": key.built_in,
        "required": key.required,
        "example": key.meaning.example,
        "values": [
            {"name": item.name, "value": item.value, "from": item.origin} for item in holding
        ],
    }
