"""JSON Schemas of the files that users write, and tables of their keys, from the schema structs.

What a key means stands once, as the docstring below it in the code.
"""

import ast
import functools
import inspect
import json
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from autodebt_lint.knowledge import clients
from autodebt_lint.knowledge import schema as rulesets
from autodebt_lint.settings import (
    DEFAULT_EXCLUDE,
    DEFAULT_REPORTING_CALLS,
    BaseLevel,
    OwnSystem,
    Settings,
)
from autodebt_lint.settings.contracts import Contract, ContractType, Toleration
from autodebt_lint.settings.gates import Condition
from autodebt_lint.settings.processes import Process

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TABLES: dict[str, type[Struct]] = {
    "[[system]]": rulesets.System,
    "[[retirement]]": rulesets.Retirement,
    "An item of call_argument": rulesets.ArgumentMatch,
    "An item of moved": rulesets.MovedDate,
    "[[version_table]]": rulesets.VersionTable,
    "[version_table.schedule]": rulesets.Schedule,
    "[version_table.older]": rulesets.OlderVersions,
    "[[library]]": rulesets.Library,
    "[[call]]": rulesets.DeprecatedCall,
    "[[factory]]": rulesets.Factory,
    "[[rule]]": rulesets.UserRule,
    "[[function]]": clients.Behaviour,
    "[[object]]": clients.ObjectType,
    "[[object.method]]": clients.Behaviour,
}
"""Tables of a ruleset file, in the order in which the guide explains them."""


# ---------------------------------------------------------------- schemas


def ruleset_schema() -> str:
    """Return the JSON Schema of ruleset files."""
    schema = msgspec.json.schema(rulesets.Ruleset)
    structs: list[type[Struct]] = [rulesets.Ruleset, *TABLES.values()]
    for struct in structs:
        for key, described in schema["$defs"][struct.__name__]["properties"].items():
            if text := meaning(struct, key):
                described["description"] = text
    return _published("Ruleset of autodebt-lint", schema)


def configuration_schema() -> str:
    """Return the JSON Schema of autodebt.toml, which is that of ``[tool.autodebt]`` as well."""
    return _published("Configuration of autodebt-lint", msgspec.json.schema(_configuration()))


def _published(title: str, schema: dict[str, Any]) -> str:
    whole = {"$schema": DIALECT, "title": title, **_without_null(schema)}
    return json.dumps(whole, indent=2) + "\n"


def _without_null(schema: Any) -> Any:
    """TOML cannot write null: a key that has no value is left out."""
    if isinstance(schema, list):
        return [_without_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _without_null(value) for key, value in schema.items()}
    if plain.get("default", 0) is None:
        del plain["default"]
    if {"type": "null"} in (choices := plain.get("anyOf", [])):
        choices.remove({"type": "null"})
        if len(choices) == 1:
            plain |= plain.pop("anyOf")[0]
    if not plain.get("required", True):
        del plain["required"]
    return plain


def _configuration() -> type[Struct]:
    """The configuration as it is written: keys with hyphens, levels as words, tables by id."""
    severity = rulesets.SeverityWord
    level = _written(BaseLevel, "Level", {"severity": ("level", severity)}, {"rules"})
    system = _written(OwnSystem, "OwnSystem", {"name": ("name", str | UnsetType)}, {"id"})
    condition = _written(Condition, "Condition", {"at_least": ("at_least", severity)})
    process = _written(Process, "Process", {"impact": ("impact", severity | UnsetType)}, {"id"})
    ends = {"source": ("from", str), "target": ("to", str)}
    toleration = _written(Toleration, "Toleration", ends)
    many = {"sources": ("from", tuple[str, ...]), "targets": ("to", tuple[str, ...])}
    listed = {"tolerated": ("tolerated", tuple[toleration, ...]), "type": ("type", ContractType)}  # type: ignore[valid-type]
    contract = _written(Contract, "Contract", many | listed)
    kinds: dict[str, Any] = {
        "contracts": tuple[contract, ...],  # type: ignore[valid-type]
        "fail_on": severity,
        "gate": tuple[condition, ...],  # type: ignore[valid-type]
        "min_severity": severity | UnsetType,
        "min_confidence": rulesets.Level,
        "per_file_ignores": dict[str, tuple[str, ...]],
        "severity": dict[str, severity | level],  # type: ignore[valid-type]
        "processes": dict[str, process],  # type: ignore[valid-type]
        "systems": dict[str, system],  # type: ignore[valid-type]
    }
    return _written(Settings, "Configuration", {key: (key, kind) for key, kind in kinds.items()})


def _written(
    struct: type[Struct],
    name: str,
    changed: dict[str, tuple[str, Any]],
    left_out: set[str] | frozenset[str] = frozenset(),
) -> type[Struct]:
    """Return the table of a file from which a struct of the program is made.

    Args:
        struct: as the program keeps it.
        name: of the table.
        changed: key and type by field, where the file has others.
        left_out: fields that stand elsewhere.
    """
    fields: list[Any] = []
    for field in msgspec.structs.fields(struct):
        if field.name in left_out:
            continue
        key, kind = changed.get(field.name, (field.name, field.type))
        described: Any = Annotated[kind, Meta(description=meaning(struct, field.name))]
        optional = UnsetType in get_args(kind)
        default = UNSET if optional else _plain(field.default, kind)
        required = field.required and not optional
        fields.append((key, described) if required else (key, described, default))
    made = msgspec.defstruct(name, fields, rename="kebab", forbid_unknown_fields=True, kw_only=True)
    made.__doc__ = struct.__doc__
    return made


def _plain(default: Any, kind: Any) -> Any:
    """A default as the file would write it."""
    if default in (DEFAULT_EXCLUDE, DEFAULT_REPORTING_CALLS):
        return ()  # what a file says is added to these
    if default == () and get_origin(kind) is dict:
        return {}
    return getattr(default, "word", default)


# ---------------------------------------------------------------- what keys mean


@functools.cache
def key_meanings(struct: type[Struct]) -> dict[str, str]:
    """Return the docstring below each key of a struct that has one."""
    meanings: dict[str, str] = {}
    (table,) = ast.parse(inspect.getsource(struct)).body
    if not isinstance(table, ast.ClassDef):
        raise TypeError(struct)
    for line, after in zip(table.body, table.body[1:], strict=False):
        match line, after:
            case (
                ast.AnnAssign(target=ast.Name(id=key)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                meanings[key] = " ".join(text.split()).replace("``", "`")
            case _:
                continue
    return meanings


def meaning(struct: type[Struct], key: str) -> str:
    """Return what a key means; where a ruleset's table says nothing, as in a retirement."""
    own = key_meanings(struct).get(key, "")
    if own or struct not in TABLES.values():
        return own
    return key_meanings(rulesets.Retirement).get(key, "")


def key_tables() -> str:
    """Return Markdown that explains each table of a ruleset file, key by key."""
    lines: list[str] = []
    for heading, struct in TABLES.items():
        about = (struct.__doc__ or "").strip().replace("``", "`")
        shown = f"`{heading}`" if heading.startswith("[") else heading
        lines += [f"### {shown}", "", " ".join(about.split()), ""]
        lines += ["| key | value | meaning |", "|---|---|---|"]
        for field in msgspec.structs.fields(struct):
            name = f"**{field.name}**" if field.required else field.name
            text = meaning(struct, field.name).replace("|", "\\|")
            lines.append(f"| {name} | {_words(field.type)} | {text} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def _words(kind: Any) -> str:
    """Name a type as somebody who writes TOML would."""
    arguments = [item for item in get_args(kind) if item is not type(None)]
    if arguments and type(None) in get_args(kind):
        return _words(arguments[0])
    origin = get_origin(kind)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if origin is tuple and arguments[-1] is not Ellipsis:
        return f"array of {' and '.join(map(_words, arguments))}"
    if origin is tuple:
        return f"array: {_words(arguments[0])}"
    if origin is dict:
        return f"table: {_words(arguments[1])}"
    if origin is Annotated:
        return _words(arguments[0])
    names = {"str": "string", "int": "integer", "bool": "`true` or `false`", "date": "date"}
    return names.get(kind.__name__, "table")
