"""JSON Schemas of the files that users write, and tables of their keys, from the schema structs.

What a key means stands once, as the docstring below it in the code.
"""

import json
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import Struct

from autodebt_lint.knowledge import clients
from autodebt_lint.knowledge import schema as rulesets
from autodebt_lint.settings import reference

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
    return json.dumps(reference.schema(), indent=2) + "\n"


def pyproject_schema() -> str:
    """Return the part of a pyproject.toml's JSON Schema that concerns this tool."""
    own: dict[str, Any] = {"$ref": "autodebt.schema.json"}
    for key in ("autodebt", "tool"):
        own = {"type": "object", "properties": {key: own}}
    whole = {"$schema": reference.DIALECT, "title": "[tool.autodebt] of a pyproject.toml", **own}
    return json.dumps(whole, indent=2) + "\n"


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


# ---------------------------------------------------------------- what keys mean


def meaning(struct: type[Struct], key: str) -> str:
    """Return what a key means; where a ruleset's table says nothing, as in a retirement."""
    for table in (struct, rulesets.Retirement) if struct in TABLES.values() else (struct,):
        if key in (found := reference.meanings(table)):
            return found[key].text
    return ""


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
