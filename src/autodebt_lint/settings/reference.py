"""Every key of the configuration: what it means, how it is written, what holds without it.

There is no list of keys here. Which keys there are and how each is read stands in `reading`, what
it means and an example in the docstring below its field, the default in the field itself. Help,
guide, JSON Schema and completion are all made from what this module joins.
"""

import ast
import datetime
import functools
import inspect
import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import NODEFAULT, Struct

from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.settings import (
    DEFAULT_EXCLUDE,
    DEFAULT_REPORTING_CALLS,
    BaseLevel,
    OwnSystem,
    Settings,
    reading,
)
from autodebt_lint.settings.contracts import NEEDED, TYPES, Contract, Toleration
from autodebt_lint.settings.gates import MEASURES, Condition
from autodebt_lint.settings.priorities import IncidentHours, Weights
from autodebt_lint.settings.processes import Process
from autodebt_lint.settings.reading import Reader

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""What SchemaStore asks for, and editors for TOML know."""


class Shape(NamedTuple):
    """How the value of a key is written."""

    words: str
    """As somebody would say who writes TOML."""
    schema: Schema
    """As JSON Schema says it."""
    table: type[Struct] | None = None
    """What each table below the key is read into."""
    each: str = ""
    """What names each of these tables; empty for an array of tables."""


class Meaning(NamedTuple):
    """The docstring of a field."""

    text: str
    example: str
    """TOML; empty where there is none."""


class Key(NamedTuple):
    """One key that a team may write."""

    name: str
    """From the top, with dots: ``fail-on``, ``systems.<id>.hosts``."""
    path: tuple[str, ...]
    """The keys of `name`; what a team names itself stands in angle brackets."""
    shape: Shape
    meaning: Meaning
    default: object
    """As it would be written; None where nothing holds unless the key is given."""
    built_in: tuple[str, ...]
    """What always comes before what the team writes."""
    required: bool
    """Whether its table is wrong without it."""

    @property
    def short(self) -> str:
        """The name without what a team names itself: ``systems.hosts``."""
        return ".".join(part for part in self.path if not part.startswith("<"))


# ---------------------------------------------------------------- how values are written


def _one_of(words: Mapping[str, object] | tuple[str, ...]) -> Shape:
    return Shape(f"one of {', '.join(words)}", {"enum": [*words]})


_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_SELECTORS = Shape("array of codes, beginnings of codes, or names of rules", _TEXTS)
_INSIDE = r"^(?![/\\])(?!(.*[/\\])?\.\.([/\\]|$))(?=.*\S)"

_STRINGS = Shape("array of strings", _TEXTS)


def _whole(least: int, most: int = reading.MOST) -> Shape:
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return Shape(f"whole number from {least} to {most}", schema)


_COUNT = _whole(1)


def _tables(struct: type[Struct], each: str, names: str = "") -> Shape:
    """Tables by a name, which has to match the pattern `names`."""
    schema: Schema = {"type": "object", "additionalProperties": _reference(struct)}
    if names:
        schema["propertyNames"] = {"pattern": f"^{names}$"}
    return Shape(f"a table for each {each}", schema, struct, f"<{each}>")


def _array(struct: type[Struct]) -> Shape:
    return Shape("array of tables", {"type": "array", "items": _reference(struct)}, struct)


def _reference(struct: type[Struct]) -> Schema:
    return {"$ref": f"#/definitions/{struct.__name__}"}


#: By the reader that checks the value, so that each reader is described once.
_SHAPES: dict[Callable[..., Any], Shape] = {
    Reader.arrays: Shape("array of arrays of strings", {"type": "array", "items": _TEXTS}),
    Reader.calls_that_report: Shape("array of dotted names", _TEXTS),
    Reader.conditions: _array(Condition),
    Reader.confidence: _one_of(reading.CONFIDENCES),
    Reader.contracts: _array(Contract),
    Reader.count: _COUNT,
    Reader.day: Shape("date", {"type": "string", "format": "date"}),
    Reader.days: _whole(0),
    Reader.excluded: Shape("array of patterns", _TEXTS),
    Reader.files: Shape("array of paths", _TEXTS),
    Reader.flag: Shape("true or false", {"type": "boolean"}),
    Reader.index: _whole(0, reading.BEST_INDEX),
    Reader.inside: Shape("path below the root", {"type": "string", "pattern": _INSIDE}),
    Reader.kind_of_contract: _one_of(TYPES),
    Reader.levels: Shape(
        "a level, or a table, for each rule",
        {
            "type": "object",
            "additionalProperties": {
                "anyOf": [_one_of(reading.SEVERITIES).schema, _reference(BaseLevel)]
            },
        },
        BaseLevel,
        "<rule>",
    ),
    Reader.measure: _one_of(MEASURES),
    Reader.number: Shape(
        "number, 0 or above",
        {"type": "number", "minimum": 0, "maximum": int(reading.MOST_OF_MEASURE)},
    ),
    Reader.own_systems: _tables(OwnSystem, "id", reading.ID),
    Reader.packs: Shape(
        "array of names of distributions",
        {"type": "array", "items": {"type": "string", "pattern": f"^{reading.DISTRIBUTION}$"}},
    ),
    Reader.pairs: Shape(
        "array of pairs of systems",
        {"type": "array", "items": {**_TEXTS, "minItems": 2, "maxItems": 2}},
    ),
    Reader.per_file: Shape(
        "table: rules by pattern of paths", {"type": "object", "additionalProperties": _TEXTS}
    ),
    Reader.phases: Shape(
        f"array of {', '.join(reading.PHASES)}",
        {"type": "array", "items": {"enum": [*reading.PHASES]}},
    ),
    Reader.processes: _tables(Process, "id"),
    Reader.rank: _one_of(reading.RANKS),
    Reader.seasons: Shape("array of ids and paths", _TEXTS),
    Reader.selectors: _SELECTORS,
    Reader.severity: _one_of(reading.SEVERITIES),
    Reader.specifier: Shape("releases of Python", _TEXT),
    Reader.strings: _STRINGS,
    Reader.text: Shape("string", _TEXT),
    Reader.tolerations: _array(Toleration),
    Reader.incident_hours: Shape("table", _reference(IncidentHours), IncidentHours),
    Reader.weights: Shape("table", _reference(Weights), Weights),
    Reader.where_logging_is_enough: _one_of(reading.LOG_IS_ENOUGH),
    Reader.zone: Shape("name of a time zone", _TEXT),
}

_BUILT_IN = {"exclude": DEFAULT_EXCLUDE, "reporting_calls": DEFAULT_REPORTING_CALLS}

#: Fields that the file need not give although the value has them: read from the table's own key.
_FROM_KEY = {(OwnSystem, "name")}


# ---------------------------------------------------------------- the keys


@functools.cache
def all_keys() -> tuple[Key, ...]:
    """Return every key, in the order of the code; those of a table follow their key."""
    return tuple(_below(Settings, ()))


def _below(struct: type[Struct], above: tuple[str, ...]) -> Iterator[Key]:
    for key in _keys(struct, above):
        yield key
        if key.shape.table is not None:
            each = (key.shape.each,) if key.shape.each else ()
            yield from _below(key.shape.table, (*key.path, *each))


def _keys(struct: type[Struct], above: tuple[str, ...] = ()) -> Iterator[Key]:
    """The keys of one table."""
    table = reading.TABLES[struct]
    fields = {field.name: field for field in msgspec.structs.fields(struct)}
    order = [*fields]
    said = meanings(struct)
    for name, (field, reader) in sorted(table.items(), key=lambda item: order.index(item[1][0])):
        shape = _SHAPES[reader]
        path = (*above, name)
        built_in = _BUILT_IN.get(field, ()) if struct is Settings else ()
        yield Key(
            ".".join(path),
            path,
            shape,
            said[field],
            _written_default(() if built_in else fields[field].default, shape),
            built_in,
            required=fields[field].required and (struct, field) not in _FROM_KEY,
        )


def _written_default(default: object, shape: Shape) -> object:
    """A field's default as it would be written; None for one that cannot be."""
    if default is NODEFAULT or default is None or default == "":
        return None
    if default == 0 and shape is _COUNT:
        return None
    return written(default) if default or shape.schema.get("type") != "object" else {}


@functools.cache
def meanings(struct: type[Struct]) -> dict[str, Meaning]:
    """Return the docstring below each field of a struct that has one."""
    found: dict[str, Meaning] = {}
    (table,) = ast.parse(textwrap.dedent(inspect.getsource(struct))).body
    if not isinstance(table, ast.ClassDef):
        raise TypeError(struct)
    for line, after in zip(table.body, table.body[1:], strict=False):
        match line, after:
            case (
                ast.AnnAssign(target=ast.Name(id=field)),
                ast.Expr(value=ast.Constant(value=str(docstring))),
            ):
                text, _, example = docstring.partition("Example:")
                found[field] = Meaning(
                    " ".join(text.split()).replace("``", "`"), textwrap.dedent(example).strip()
                )
            case _:
                continue
    return found


# ---------------------------------------------------------------- values as they are written


def written(value: object) -> Any:
    """Return a setting as plain data, in the form in which TOML has it."""
    if isinstance(value, Severity | Confidence):
        return value.word
    if not isinstance(value, tuple):
        return _table(value) if isinstance(value, Struct) else value
    if value and isinstance(value[0], BaseLevel):
        return {
            level.rules: {"level": level.severity.word, "pinned": True}
            if level.pinned
            else level.severity.word
            for level in value
        }
    if value and isinstance(value[0], OwnSystem | Process):
        return {item.id: _table(item) for item in value}
    return [written(item) for item in value]


def setting(settings: Settings, key: Key) -> Any:
    """Return what holds for a key that stands at the top, as plain data; None for nothing."""
    value = getattr(settings, key.path[0].replace("-", "_"))
    if key.shape.schema.get("type") != "object":
        return None if value == "" else written(value)
    if key.shape.table is None:
        return {name: [*rules] for name, rules in value}
    return written(value) if value else {}


def _table(value: Struct) -> dict[str, Any]:
    """The keys of a table whose values are not those that hold anyway."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(type(value))}
    return {
        key: written(held)
        for key, (field, _) in reading.TABLES[type(value)].items()
        if (held := getattr(value, field)) != defaults[field]
    }


def toml(value: Any) -> str:
    """Write plain data as the value of a key: arrays and tables on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for DEL, which JSON lets stand.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{bare(key)} = {toml(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def bare(key: str) -> str:
    """Write a key, in quotes where it needs them."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else toml(key)


# ---------------------------------------------------------------- JSON Schema


def schema() -> Schema:
    """Return the JSON Schema of ``[tool.autodebt]``, which is that of an autodebt.toml as well."""
    own = _schema_of(Settings)
    return {
        "$schema": DIALECT,
        "title": "Configuration of autodebt-lint",
        **own,
        "definitions": {
            struct.__name__: _schema_of(struct) for struct in reading.TABLES if struct != Settings
        },
    }


def _schema_of(struct: type[Struct]) -> Schema:
    of_struct = [*_keys(struct)]
    described: Schema = {
        "description": _summary(struct),
        "type": "object",
        "properties": {key.name: _property(key) for key in of_struct},
        "additionalProperties": False,
    }
    required = [key.name for key in of_struct if key.required]
    if required:
        described["required"] = required
    if struct is Contract:
        described["allOf"] = [_contract_of(kind, described["properties"]) for kind in TYPES]
    return described


def _property(key: Key) -> Schema:
    described: Schema = {"description": key.meaning.text, **key.shape.schema}
    if "$ref" in described:
        described = {"description": key.meaning.text, "allOf": [key.shape.schema]}
    if key.default is not None:
        described["default"] = key.default
    return described


def _contract_of(kind: str, known: Mapping[str, object]) -> Schema:
    """What a contract of one type has to have, and what it must not."""
    needed = NEEDED[kind]
    elsewhere = {name for names in NEEDED.values() for name in names} - {*needed}
    return {
        "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
        "then": {
            "required": [*needed],
            "properties": {name: False for name in known if name in elsewhere},
        },
    }


def _summary(struct: type[Struct]) -> str:
    return (struct.__doc__ or "").strip().partition("\n")[0].replace("``", "`")
