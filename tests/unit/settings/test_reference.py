"""What is said of a key is true: each is read, explained, and its example and default are accepted."""

import tomllib

import msgspec
import pytest

from autodebt_lint.knowledge.seasons import bundled_seasons
from autodebt_lint.model.levels import Severity
from autodebt_lint.rules import all_rules
from autodebt_lint.settings import (
    BaseLevel,
    OwnSystem,
    Settings,
    parse_settings,
    reading,
    reference,
)
from autodebt_lint.settings.processes import Process

RULES = tuple((code, rule.name) for code, rule in all_rules().items())
SEASONS = tuple(bundled_seasons())

#: Fields that are the keys of their tables.
NAMED_BY_TEAM = {OwnSystem: {"id"}, Process: {"id"}, BaseLevel: {"rules"}}

KEYS = reference.all_keys()


def read(struct: type[msgspec.Struct], key: str, value: object) -> object:
    """Read one value as the configuration's reader does."""
    reader = reading.Reader(reading.Found({}), RULES, SEASONS, None)
    found = reading.TABLES[struct][key][1](reader, (key,), value)
    assert reader.problems.count == 0, reader.problems._lines
    return found


def struct_of(key: reference.Key) -> type[msgspec.Struct]:
    """What the table of a key is read into."""
    struct: type[msgspec.Struct] = Settings
    for other in KEYS:
        if other.shape.table is not None and key.path[: len(other.path)] == other.path != key.path:
            struct = other.shape.table
    return struct


@pytest.mark.parametrize("struct", reading.TABLES, ids=lambda struct: struct.__name__)
def test_every_field_is_a_key(struct):
    read_fields = {field for field, _ in reading.TABLES[struct].values()}
    named = NAMED_BY_TEAM.get(struct, set())
    assert read_fields | named == set(struct.__struct_fields__)


def test_every_key_that_is_read_is_described_and_no_other():
    described = [(struct_of(key), key.path[-1]) for key in KEYS]
    assert len(described) == len(set(described))
    assert set(described) == {
        (struct, key) for struct, keys in reading.TABLES.items() for key in keys
    }


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_key_says_what_it_means_and_its_example_is_accepted(key):
    assert len(key.meaning.text) > 10
    assert "None" not in key.meaning.text  # the word of the program, not of the file
    example = tomllib.loads(key.meaning.example)
    assert list(example) == [key.path[-1]]
    read(struct_of(key), key.path[-1], example[key.path[-1]])


@pytest.mark.parametrize("key", [key for key in KEYS if len(key.path) == 1], ids=lambda k: k.name)
def test_an_example_differs_from_the_default(key):
    if key.name != "min-severity":
        assert parse_settings(key.meaning.example) != Settings()


@pytest.mark.parametrize(
    "key", [key for key in KEYS if key.default is not None], ids=lambda key: key.name
)
def test_a_default_may_be_written_and_changes_nothing(key):
    struct = struct_of(key)
    (field,) = [
        field
        for field in msgspec.structs.fields(struct)
        if field.name == reading.TABLES[struct][key.path[-1]][0]
    ]
    written = tomllib.loads(f"value = {reference.toml(key.default)}")["value"]
    assert read(struct, key.path[-1], written) == field.default


def test_what_holds_can_be_written_and_read_again():
    text = """
        fail-on = "low"
        lead = 7
        min-severity = "info"
        per-file-ignores = { "a b/*" = ["ADL1"] }
        systems.erp = { hosts = ["erp01"], hub = true }
        severity = { ADL1 = "low", ADL301 = { level = "high", pinned = true } }
        processes.billing = { impact = "low" }
        gate = [{ measure = "debt-ratio", limit = 2.5, at-least = "low" }]

        [[contracts]]
        name = "orders \\"one way\\""
        type = "allowed"
        reason = "agreed"
        pairs = [["shopify", "erp"]]
        tolerated = [{ from = "erp", to = "shopify", reason = "stock", until = 2027-01-31 }]
    """
    settings = parse_settings(text)
    lines = [
        f"{key.name} = {reference.toml(value)}"
        for key in KEYS
        if len(key.path) == 1
        and not key.built_in
        and (value := reference.setting(settings, key)) is not None
    ]
    assert parse_settings("\n".join(lines)) == settings


def test_a_level_of_a_rule_needs_its_level():
    with pytest.raises(Exception, match=r"severity\.ADL1: needs a level: info, low"):
        parse_settings("severity = { ADL1 = { pinned = true } }")
    (level,) = parse_settings("severity = { ADL1 = { level = 'high' } }").severity
    assert level == BaseLevel("ADL1", Severity.HIGH)
