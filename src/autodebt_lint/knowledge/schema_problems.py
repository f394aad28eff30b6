"""What is wrong with a parsed TOML file by its schema: all of it, each with its key and line.

`msgspec.convert` ends at the first mistake; it is asked again for every table and value by itself,
but only of a file that it has refused.
"""

import datetime
import types
import typing
from collections.abc import Callable
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct

from autodebt_lint.settings import toml_file
from autodebt_lint.settings.problems import Path as Key
from autodebt_lint.settings.problems import Problems, kind, quoted

Document = TypeVar("Document", bound=Struct)

_WORDS = {
    str: "a string",
    int: "an integer",
    bool: "true or false",
    datetime.date: "a date, as 2026-03-31",
}


def place(name: str, text: str, key: Key, value: str = "") -> str:
    """Write where a key stands: ``acme.toml:3: system[0].hosts``.

    Args:
        name: of the file, as messages show it.
        text: its content; without it there is no line.
        key: path of the key from the top.
        value: a string in the key's value that is meant.
    """
    line = toml_file.line_of(text, key, value) if text else 0
    where = f"{name}:{line}" if line else name
    dotted = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key)
    dotted = dotted.removeprefix(".")
    return f"{where}: {dotted}" if dotted else where


def problems_of(name: str, text: str) -> Problems:
    """Return an empty list of problems of one file; each will be told with its place."""
    return Problems(lambda key, value: place(name, text, key, value))


def converted(data: object, schema: type[Document], problems: Problems) -> Document | None:
    """Turn parsed TOML into what a schema describes.

    Args:
        data: tables, arrays and values as `tomllib` gives them.
        schema: of the whole.
        problems: where everything that is wrong is noted; the answer is None then.
    """
    try:
        return msgspec.convert(data, schema)
    except msgspec.ValidationError as error:
        _add_schema_problems(data, schema, problems, ())
        if not problems.count:
            problems.add((), str(error))
        return None


def _add_schema_problems(data: object, schema: Any, problems: Problems, key: Key) -> None:
    """Note everything that keeps the value of a key from being what a schema says."""
    schema = _without_none(schema)
    arguments = get_args(schema)
    if isinstance(schema, type) and issubclass(schema, Struct):
        if isinstance(data, dict):
            _add_of_table(data, schema, problems, key)
        else:
            problems.add(key, f"must be a table, not {kind(data)}")
    elif get_origin(schema) is tuple and arguments[-1] is Ellipsis:
        if isinstance(data, list):
            for number, item in enumerate(data):
                _add_schema_problems(item, arguments[0], problems, (*key, number))
        else:
            problems.add(key, f"must be an array, not {kind(data)}")
    elif get_origin(schema) is dict:
        if isinstance(data, dict):
            for name, item in data.items():
                _add_schema_problems(item, arguments[1], problems, (*key, name))
        else:
            problems.add(key, f"must be a table, not {kind(data)}")
    else:
        _add_of_value(data, schema, problems, key)


def _add_of_table(data: dict[str, Any], schema: type[Struct], problems: Problems, key: Key) -> None:
    fields = {field.encode_name: field for field in msgspec.structs.fields(schema)}
    for name, value in data.items():
        if name in fields:
            _add_schema_problems(value, fields[name].type, problems, (*key, name))
        elif schema.__struct_config__.forbid_unknown_fields:
            problems.add((*key, name), "unknown key", wrong=name, meant=fields)
    for name, field in fields.items():
        if field.required and name not in data:
            problems.add(key, f"the key `{name}` is missing")


def _add_of_value(data: object, schema: Any, problems: Problems, key: Key) -> None:
    try:
        msgspec.convert(data, schema)
    except msgspec.ValidationError as error:
        value = data if isinstance(data, str) else ""
        if get_origin(schema) is Literal:
            choices = get_args(schema)
            said = quoted(value) if value else kind(data)
            message = f"must be one of {', '.join(choices)}, not {said}"
            problems.add(key, message, value=value, meant=choices)
        elif schema in _WORDS:
            said = quoted(value) if value and schema is not str else kind(data)
            problems.add(key, f"must be {_WORDS[schema]}, not {said}", value=value)
        else:
            problems.add(key, str(error).partition(" - at `$")[0], value=value)


def _without_none(schema: Any) -> Any:
    """``X`` of ``X | None``, which TOML cannot write; everything else as it is."""
    if get_origin(schema) not in (types.UnionType, typing.Union):
        return schema
    others = [item for item in get_args(schema) if item is not type(None)]
    return others[0] if len(others) == 1 else schema


#: Notes what a schema cannot say about a document that fits it.
Check = Callable[[Any, Problems], None]
