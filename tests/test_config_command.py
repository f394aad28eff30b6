"""``autodebt config``: what holds for a project, where it comes from, and what a key means."""

import json
from pathlib import Path

import pytest

from autodebt_lint.cli import main
from autodebt_lint.settings import Settings
from tests.checking import write

PYPROJECT = """\
[project]
name = "jobs"
requires-python = ">=3.11"

[tool.autodebt]
lead = 45
exclude = ["vendor/"]

[tool.autodebt.systems.erp]
hosts = ["erp.lagovia.internal"]
hub = true

[tool.autodebt.systems.wms]
hosts = ["wms.lagovia.internal"]

[[tool.autodebt.gate]]
measure = "findings"

[[tool.autodebt.gate]]
measure = "debt-ratio"
limit = 5
"""


@pytest.fixture
def config(tmp_path, monkeypatch, capsys):
    write(tmp_path, {"pyproject.toml": PYPROJECT})
    monkeypatch.chdir(tmp_path)
    for name in ("AUTODEBT_AS_OF", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, code: int = 0) -> str:
        assert main(["config", *words]) == code
        captured = capsys.readouterr()
        return captured.err if code else captured.out

    return run


def table(text: str) -> dict[str, tuple[str, str]]:
    """Value and origin by key of the first table."""
    rows = [line.split("  ") for line in text.partition("\n\n")[0].splitlines()[2:]]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    return {row[0]: (row[1] if len(row) > 2 else "", row[-1]) for row in cells}


def test_every_key_has_a_value_and_an_origin(config):
    shown = table(config())
    assert len(shown) == len(Settings.__struct_fields__)
    assert shown["lead"] == ("45", "pyproject.toml:6")
    assert shown["fail-on"] == ('"high"', "default")
    assert shown["requires-python"] == ('">=3.11"', "pyproject.toml:3")
    assert shown["systems"][1] == "pyproject.toml:9"
    assert shown["gate"][1] == "pyproject.toml:16"
    assert shown["exclude"][0].endswith("...")


def test_options_win_over_the_file_and_say_so(config):
    shown = table(config("--fail-on", "low", "--select", "ADL3,ADL106"))
    assert shown["fail-on"] == ('"low"', "--fail-on")
    assert shown["select"] == ('["ADL3", "ADL106"]', "--select")


def test_the_keys_of_autodebt_toml(config, tmp_path):
    write(tmp_path, {"pyproject.toml": "", "autodebt.toml": '\ntimezone = "Europe/Berlin"\n'})
    assert table(config())["timezone"] == ('"Europe/Berlin"', "autodebt.toml:2")
    assert "the clock, in Europe/Berlin" in config()


def test_the_day_and_the_variables_of_the_environment(config, monkeypatch):
    monkeypatch.setenv("AUTODEBT_AS_OF", "2026-11-20")
    monkeypatch.setenv("AUTODEBT_CACHE_DIR", "/tmp/caches")  # noqa: S108  # a name, never opened
    told = json.loads(config("--output-format", "json"))
    assert told["as_of"] == "2026-11-20"
    assert told["environment"]["AUTODEBT_CACHE_DIR"] == "/tmp/caches"  # noqa: S108  # as above
    assert told["environment"]["XDG_CACHE_HOME"] is None
    assert "2026-11-20" in config()
    assert "AUTODEBT_AS_OF" in config()
    assert "--as-of" in config("--as-of", "2026-11-21")


def test_a_key_is_explained(config):
    assert config("lead") == (
        "lead\n"
        "  meaning   Days before which a finding says that it will block.\n"
        "  type      whole number from 1 to 1000000\n"
        "  default   30\n"
        "  example   lead = 45\n"
        "  in force  45  (pyproject.toml:6)\n"
    )


def test_a_key_with_a_table_tells_the_keys_of_it(config):
    told = config("systems")
    assert "  example   [systems.erp]\n            name = " in told
    assert "keys of the tables of systems" in told
    assert "  systems.<id>.hosts " in told


@pytest.mark.parametrize("name", ["systems.hosts", "systems.<id>.hosts", "systems.erp.hosts"])
def test_a_key_of_tables_is_told_for_each_table(config, name):
    told = config(name)
    assert 'in force  ["erp.lagovia.internal"]  (systems.erp.hosts, pyproject.toml:10)' in told
    assert '["wms.lagovia.internal"]  (systems.wms.hosts, pyproject.toml:14)' in told


def test_a_key_of_an_array_of_tables_is_told_where_it_is_written(config):
    assert "in force  5  (gate[1].limit, pyproject.toml:21)" in config("gate.limit")
    assert "default   needed: there is none" in config("gate.measure")
    assert "no table of the configuration has it" in config("gate.advice")
    assert "no table of the configuration has it" in config("contracts.tolerated.until")


def test_what_is_always_there_is_told_apart_from_the_default(config):
    (exclude,) = json.loads(config("exclude", "--output-format", "json"))["keys"]
    assert exclude["default"] == []
    assert ".venv/" in exclude["built_in"]
    (held,) = exclude["values"]
    assert held["value"] == [*exclude["built_in"], "vendor/"]
    assert held["from"] == "pyproject.toml:7"


def test_markdown(config):
    assert "| in force | 45  (pyproject.toml:6) |" in config("lead", "--output-format", "markdown")


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("fial-on", "no such key: fial-on; did you mean fail-on?"),
        ("fail_on", "no such key: fail_on; did you mean fail-on?"),
        ("systems.host", "did you mean systems.hosts?"),
        ("qqqq", "no such key: qqqq; autodebt config lists all keys"),
    ],
)
def test_an_unknown_key(config, word, told):
    assert told in config(word, code=2)


def test_a_wrong_configuration_is_a_usage_error(config, tmp_path):
    write(tmp_path, {"pyproject.toml": "[tool.autodebt]\nleed = 3\n"})
    told = config(code=2)
    assert "pyproject.toml:2: tool.autodebt.leed: unknown key 'leed'; did you mean `lead`?" in told
    assert "autodebt config KEY explains a key" in told


@pytest.mark.usefixtures("config")
def test_a_key_is_explained_where_the_configuration_is_wrong(tmp_path, capsys):
    write(tmp_path, {"pyproject.toml": "[tool.autodebt]\nlead = 'soon'\n"})
    assert main(["config", "lead"]) == 2
    told = capsys.readouterr()
    assert "  example   lead = 45\n  in force  unknown: see the error\n" in told.out
    assert "pyproject.toml:2: tool.autodebt.lead: must be a whole number" in told.err


def test_both_files_at_once_are_a_usage_error(config, tmp_path):
    write(tmp_path, {"autodebt.toml": "lead = 3\n"})
    assert "both pyproject.toml and autodebt.toml configure autodebt" in config(code=2)


HOSTILE = {
    "a number of any length": b"lead = 0x" + b"F" * 5000,
    "days beyond the calendar": b"lead = 99999999999",
    "infinity": b"gate = [{ measure = 'findings', limit = inf }]",
    "no number": b"gate = [{ measure = 'findings', limit = nan }]",
    "deep arrays": b"contracts = " + b"[" * 50_000 + b"]" * 50_000,
    "a long dotted key": b"a" + b".a" * 5000 + b" = 1",
    "a huge file": b"lead = 3 # " + b"x" * (1 << 20),
    "every byte": bytes(range(256)),
    "a NUL": b"\0",
    "UTF-16": b"\xff\xfel\0e\0a\0d\0",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_configuration_is_a_usage_error(config, tmp_path, content):
    (tmp_path / "pyproject.toml").unlink()
    (tmp_path / "autodebt.toml").write_bytes(content)
    for words in ([], ["lead"], ["--output-format", "json"]):
        assert config(*words, code=2).startswith("autodebt: error: autodebt.toml")


def test_a_large_number_is_told_as_it_is_written(config, tmp_path):
    write(tmp_path, {"pyproject.toml": "[tool.autodebt]\nlead = 1000000\n"})
    assert table(config())["lead"] == ("1000000", "pyproject.toml:2")


def test_keys_of_many_tables_are_told_with_their_lines(config, tmp_path):
    tables = "".join(f"s{n} = {{ hosts = ['h{n}'] }}\n" for n in range(5000))
    write(tmp_path, {"pyproject.toml": f"[tool.autodebt.systems]\n{tables}"})
    told = config("systems.hosts")
    assert '["h4999"]  (systems.s4999.hosts, pyproject.toml:5001)' in told


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize("words", [[], ["reporting-calls", "systems.hosts"]], ids=["all", "keys"])
def test_a_secret_is_masked(config, tmp_path, form, words):
    secrets = ("Vg7Lp2Xs9Qd4", "88e3-4c2f-8b66-1d4e3f2a7c8b")
    configured = f"""
        [tool.autodebt]
        reporting-calls = ["pat-eu1-5a9f2d1b-{secrets[1]}"]
        systems.erp.hosts = ["https://sync:{secrets[0]}@erp.lagovia.com/"]
    """
    write(tmp_path, {"pyproject.toml": configured})
    told = config(*words, "--output-format", form)
    assert not [secret for secret in secrets if secret in told]


def test_a_secret_is_masked_in_what_is_told_of_a_mistake(config, tmp_path):
    address = "git+https://sync:Vg7Lp2Xs9Qd4@git.lagovia.com/rules"
    write(tmp_path, {"pyproject.toml": f"[tool.autodebt]\nrule-packs = ['{address}']\n"})
    told = config(code=2)
    assert "pyproject.toml:2: tool.autodebt.rule-packs: 'git+https://sync:****@git." in told
    assert "Vg7Lp2Xs9Qd4" not in told


def test_the_schema_is_the_published_one(config):
    published = Path(__file__).parents[1] / "docs" / "schemas" / "autodebt.schema.json"
    assert config("--schema") == published.read_text("utf-8")
    assert "--schema: it tells all keys, name none" in config("--schema", "lead", code=2)


def test_what_a_file_says_forges_nothing(config, tmp_path):
    hostile = r'reporting-calls = ["a\n::error::pwned", "\u001b[2J##vso[task.complete]"]'
    write(tmp_path, {"pyproject.toml": "", "autodebt.toml": hostile})
    for form in ("text", "markdown", "json"):
        told = config("reporting-calls", "--output-format", form)
        assert "\x1b" not in told
        assert "\n::error" not in told
        assert "##vso" not in told
