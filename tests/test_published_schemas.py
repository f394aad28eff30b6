"""The published JSON Schemas, and the guide that uses them."""

import ast
import datetime
import json
import math
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from msgspec import Struct
from referencing import Registry, Resource

from autodebt_lint.cli import main
from autodebt_lint.errors import ConfigError
from autodebt_lint.knowledge.sections import VENDORS
from autodebt_lint.settings import Settings, reading
from tests.checking import write

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
BUNDLED = VENDORS.bundled()


def validator(name: str) -> Validator:
    schema = json.loads((DOCS / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    kind = validator_for(schema, None)
    neighbour = json.loads((DOCS / "schemas" / "autodebt.schema.json").read_text("utf-8"))
    registry: Registry[Any] = Registry().with_resource(
        "autodebt.schema.json", Resource.from_contents(neighbour)
    )
    return kind(schema, registry=registry, format_checker=kind.FORMAT_CHECKER)


RULESETS = validator("ruleset")
CONFIGURATION = validator("autodebt")
PYPROJECT = validator("pyproject")


def as_json(value: Any) -> Any:
    """TOML has dates of its own; to a JSON Schema they are strings."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def problems(schema: Validator, text: str) -> list[str]:
    return [error.message for error in schema.iter_errors(as_json(tomllib.loads(text)))]


@pytest.mark.parametrize(
    ("schema", "dialect"),
    [
        (RULESETS, "https://json-schema.org/draft/2020-12/schema"),
        (CONFIGURATION, "http://json-schema.org/draft-07/schema#"),
        (PYPROJECT, "http://json-schema.org/draft-07/schema#"),
    ],
    ids=["ruleset", "autodebt", "pyproject"],
)
def test_a_schema_is_one_of_its_dialect(schema: Validator, dialect: str) -> None:
    assert schema.schema["$schema"] == dialect
    schema.check_schema(schema.schema)


@pytest.mark.parametrize(
    ("schema", "tables"),
    [(RULESETS, "$defs"), (CONFIGURATION, "definitions")],
    ids=["ruleset", "autodebt"],
)
def test_every_key_is_explained(schema: Validator, tables: str) -> None:
    whole = schema.schema
    unexplained = [
        f"{name}.{key}"
        for name, table in {**whole[tables], "": whole}.items()
        if name != "Ruleset"
        for key, value in table.get("properties", {}).items()
        if not value.get("description")
    ]
    assert not unexplained


# ---- rulesets


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_bundled_ruleset_fits_the_schema(path: Path) -> None:
    assert problems(RULESETS, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "[[systems]]\nid = 'erp'",
        "[[system]]\nname = 'ERP'",
        "[[system]]\nid = 'erp'\nrole = 'boss'",
        "[[system]]\nid = 'erp'\nhosts = 'erp.acme.com'",
        "[[system]]\nid = 7",
        "[[rule]]\nid = 'x'\nmessage = 'no'\non = 'tomorrow'",
    ],
)
def test_a_wrong_ruleset_does_not_fit(text: str) -> None:
    assert problems(RULESETS, text)


# ---- configuration


def test_the_schema_has_the_keys_that_the_tool_reads() -> None:
    tables = {"": CONFIGURATION.schema, **CONFIGURATION.schema["definitions"]}
    assert len(tables) == len(reading.TABLES)
    for struct, keys in reading.TABLES.items():
        name = struct.__name__ if struct is not Settings else ""
        assert tables[name]["properties"].keys() == keys.keys()
        assert tables[name]["additionalProperties"] is False


#: What a wrong file may hold in place of any value.
VALUES: list[Any] = [
    *("", " ", "high", "HIGH", "forbidden", "findings", "peak", "boundary", "UTC", ">=3.10"),
    *("../x", "/x", "a/../b", "a..b", "a b", "-a", 0, 1, -1, 0.5, -0.5, True, False),
    *(10**6, 10**6 + 1, 10**12, 10**12 + 1, math.inf),
    *([], [""], ["a"], ["peak"], [1], [[]], [["a"]], [["a", "b"]], [["a", "b", "c"]], [[1, "b"]]),
    *({}, {"a": "high"}, {"a": 1}, {"a": ["b"]}, {"a": {}}, {"A b": {}}, {"a": {"pinned": True}}),
    *({"a": {"level": "low"}}, {"a": {"level": "low", "pinned": 1}}, {"a": {"hub": True}}, [{}]),
    *({"a": {"name": ""}}, {"a": {"hosts": "x"}}, {"a": {"impact": "low", "paths": ["b"]}}),
    *([{"measure": "findings"}], [{"measure": "sins"}], [{"measure": "findings", "limit": -1}]),
    *([{"measure": "findings", "limits": 1}], [{"name": "a"}], [{"type": "forbidden"}]),
    [{"name": "a", "type": "forbidden", "reason": "r", "from": ["a"], "to": ["b"]}],
    [{"name": "a", "type": "forbidden", "reason": "r", "from": ["a"], "to": ["b"], "limit": 1}],
    [{"name": "a", "type": "fan-out", "reason": "r", "from": ["a"], "limit": 0}],
    [{"name": "a", "type": "fan-out", "reason": "r", "from": ["a"]}],
    [{"name": "a", "type": "allowed", "reason": "r", "pairs": [["a", "b"]]}],
    [{"from": "a", "to": "b", "reason": "r"}],
    [{"from": "a", "to": "b", "reason": "r", "until": datetime.date(2027, 3, 31)}],
    [{"from": "a", "to": "b", "reason": "r", "until": "soon"}],
    *([{"from": "a", "to": "b"}], [{"from": "a", "to": "b", "reason": "r", "who": "x"}]),
]

#: A schema cannot look up a zone, parse releases, or let the case of letters be.
UNSAID = ("there is no time zone", "is no set of releases")


@pytest.mark.parametrize(
    ("struct", "key"),
    [(struct, key) for struct, keys in reading.TABLES.items() for key in keys],
    ids=lambda item: item if isinstance(item, str) else item.__name__,
)
def test_the_schema_refuses_what_the_tool_refuses(struct: type[Struct], key: str) -> None:
    name = struct.__name__
    whole = CONFIGURATION.schema
    table = whole if struct is Settings else whole["definitions"][name]
    schema = CONFIGURATION.evolve(
        schema={**table["properties"][key], "definitions": whole["definitions"]}
    )
    for value in VALUES:
        reader = reading.Reader(reading.Found({}), (), (), None)
        reading.TABLES[struct][key][1](reader, (key,), value)
        try:
            reader.problems.raise_any(ConfigError, "")
            refused = ""
        except ConfigError as error:
            refused = error.message
        if value == "HIGH" or any(words in refused for words in UNSAID):
            continue
        errors = [error.message for error in schema.iter_errors(as_json(value))]
        assert bool(errors) == bool(refused), (value, refused, errors)


def test_a_pyproject_is_held_against_our_table_only() -> None:
    assert not problems(PYPROJECT, "[project]\nname = 3\n[tool.autodebt]\nlead = 3")
    assert problems(PYPROJECT, "[tool.autodebt]\nled = 3")


def configurations() -> Iterator[str]:
    """Every text of a test or of a page that configures the tool."""
    for page in (ROOT / "README.md", *DOCS.glob("*.md")):
        yield from re.findall(
            r"^```toml\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
    for file in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "=" in node.value:
                yield node.value


def test_what_tests_and_pages_configure_fits_where_the_tool_reads_it() -> None:
    read = 0
    for text in {*configurations()}:
        try:
            data = tomllib.loads(text)
        except (ValueError, RecursionError):
            continue
        tool = data.get("tool")
        table = tool.get("autodebt", {}) if isinstance(tool, dict) else data
        if not isinstance(table, dict) or not table.keys() & reading.KEYS.keys():
            continue
        reader = reading.Reader(reading.Found(table), (), (), None)
        try:
            reader.settings()
        except ConfigError:
            continue
        read += 1
        errors = [error.message for error in CONFIGURATION.iter_errors(as_json(table))]
        assert not errors, (text, errors)
    assert read > 50


def test_what_the_readme_configures_fits() -> None:
    blocks = re.findall(
        r"^```toml\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    tables = [tomllib.loads(block).get("tool", {}).get("autodebt") for block in blocks]
    (configured,) = [table for table in tables if table]
    assert len(configured) > 10
    assert not [error.message for error in CONFIGURATION.iter_errors(configured)]


@pytest.mark.parametrize(
    "text",
    [
        'fail-on = "critical"\nmin-severity = "info"\nmin-confidence = "low"',
        '[severity]\nADL301 = { level = "high", pinned = true }\nADL1 = "low"',
        '[systems.erp]\nhosts = ["erp01"]\nhub = true\ncategory = "erp"',
        '[per-file-ignores]\n"legacy/*" = ["ADL2"]',
    ],
)
def test_what_the_tool_reads_fits(text: str) -> None:
    reading.from_text(text, "autodebt.toml", (), ())
    assert problems(CONFIGURATION, text) == []


@pytest.mark.parametrize(
    "text",
    [
        'fail_on = "high"',
        'fail-on = "fatal"',
        'select = "ADL3"',
        "[severity]\nADL301 = 3",
        '[severity]\nADL301 = { pinned = true, level = "no" }',
        '[systems.erp]\nhost = ["erp01"]',
        '[tool.autodebt]\nselect = ["ADL3"]',
    ],
)
def test_what_the_tool_refuses_does_not_fit(text: str) -> None:
    with pytest.raises(ConfigError, match=r"autodebt\.toml"):
        reading.from_text(text, "autodebt.toml", (), ())
    assert problems(CONFIGURATION, text)


# ---- the guide

GUIDE = (DOCS / "rulesets.md").read_text("utf-8")


def test_the_example_of_the_guide_is_proved_by_the_tool(tmp_path, monkeypatch, capsys) -> None:
    (example,) = re.findall(
        r"<!-- example -->\n```toml\n(.*?)```\n<!-- end of example -->", GUIDE, re.DOTALL
    )
    write(tmp_path, {"autodebt.toml": 'rulesets = ["lagovia.toml"]\n', "lagovia.toml": example})
    monkeypatch.chdir(tmp_path)
    assert main(["knowledge", "test"]) == 0
    assert capsys.readouterr().out == "4 entries in 1 file hold\n"
    assert problems(RULESETS, example) == []


def test_the_editor_hint_of_the_guide_names_a_file_that_is_there() -> None:
    for path in re.findall(r"#:schema \S*?(docs/\S+?\.json)", GUIDE):
        assert (ROOT / path).is_file()
    assert "#:schema https://" in GUIDE
