"""The published JSON Schemas, and the guide that uses them."""

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from autodebt_lint.cli import main
from autodebt_lint.errors import ConfigError
from autodebt_lint.knowledge.sections import VENDORS
from autodebt_lint.settings import reading
from tests.checking import write

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
BUNDLED = VENDORS.bundled()


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((DOCS / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


RULESETS = validator("ruleset")
CONFIGURATION = validator("autodebt")


def as_json(value: Any) -> Any:
    """TOML has dates of its own; to a JSON Schema they are strings."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def problems(schema: Draft202012Validator, text: str) -> list[str]:
    return [error.message for error in schema.iter_errors(as_json(tomllib.loads(text)))]


@pytest.mark.parametrize("schema", [RULESETS, CONFIGURATION], ids=["ruleset", "autodebt"])
def test_a_schema_is_one_of_its_dialect(schema: Draft202012Validator) -> None:
    assert schema.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    schema.check_schema(schema.schema)


@pytest.mark.parametrize("schema", [RULESETS, CONFIGURATION], ids=["ruleset", "autodebt"])
def test_every_key_is_explained(schema: Draft202012Validator) -> None:
    unexplained = [
        f"{name}.{key}"
        for name, table in schema.schema["$defs"].items()
        if name != "Ruleset"
        for key, value in table["properties"].items()
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
    tables = CONFIGURATION.schema["$defs"]
    assert tables["Configuration"]["properties"].keys() == reading._KEYS.keys()
    assert tables["OwnSystem"]["properties"].keys() == reading._SYSTEM_KEYS.keys()
    assert tables["Level"]["properties"].keys() == {"level", "pinned"}


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
