"""From the text of a data file to its values, whatever format it follows; nothing that it names is ever made."""

import configparser
import json
import tomllib
from collections.abc import Iterator

import yaml

from autodebt_lint.languages.data_files.forms import INI, JSON, LINES, TOML
from autodebt_lint.languages.manifest.text import NotReadable
from autodebt_lint.languages.manifest.yaml_nodes import composed
from autodebt_lint.patterns import pattern

Data = object
"""What a parser gives: nodes of YAML, or plain values."""

MAX_VALUES = 20_000
"""Values of one file that are looked at; an alias in YAML may stand for many."""
MAX_NESTING = 12
"""Levels of one file that are looked at."""
_TEXT = "tag:yaml.org,2002:str"
_LINE = pattern(
    r"(?m)^[ \t]*(?:export[ \t]+)?(?P<name>[A-Za-z_][\w.-]*)[ \t]*=[ \t]*(?P<value>.*?)\s*$"
)
_QUOTES = "\"'"


def parsed(text: str, form: str) -> Data:
    """Parse a file.

    Args:
        text: its content.
        form: what `forms.data_form` says of its path.

    Raises:
        NotReadable: it follows no format.
    """
    try:
        if form == TOML:
            return tomllib.loads(text)
        if form == JSON:
            return json.loads(text)
        if form == INI:
            return _sections(text)
        if form == LINES:
            return {match["name"]: match["value"].strip(_QUOTES) for match in _LINE.finditer(text)}
        return composed(text)
    except (ValueError, RecursionError, configparser.Error) as fault:
        raise NotReadable(f"no {form}") from fault


def _sections(text: str) -> Data:
    """The sections of a file, each with its options."""
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    parser.read_string(text)
    return {name: dict(parser.items(name)) for name in parser.sections()}


def items(value: Data) -> Iterator[tuple[str, Data]]:
    """Keys and values of a mapping, or elements of a list without keys."""
    if isinstance(value, dict):
        yield from ((str(key), item) for key, item in value.items())
    elif isinstance(value, list):
        yield from (("", item) for item in value)
    elif isinstance(value, yaml.MappingNode):
        for key, item in value.value:
            yield key.value if isinstance(key, yaml.ScalarNode) else "", item
    elif isinstance(value, yaml.SequenceNode):
        yield from (("", item) for item in value.value)


def text_of(value: Data) -> str:
    """The text that a value is; "" where it is none."""
    text = value.value if isinstance(value, yaml.ScalarNode) and value.tag == _TEXT else value
    return text if isinstance(text, str) else ""
