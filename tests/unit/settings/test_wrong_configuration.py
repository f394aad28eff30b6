"""Wrong and hostile configuration: every mistake is told, with its place; nothing crashes."""

import os
from pathlib import Path

import pytest

from autodebt_lint.errors import ConfigError
from autodebt_lint.settings import load_settings, parse_settings

RULES = (("ADL101", "hardcoded-endpoint"), ("ADL301", "request-without-timeout"))
SEASONS = ("black-friday", "year-end-close")


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse_settings(text, rules=RULES, seasons=SEASONS)
    return [line.strip() for line in caught.value.message.splitlines()]


def test_all_mistakes_of_a_file_are_told_with_line_and_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        """\
[project]
name = "jobs"

[tool.autodebt]
selct = ["ADL3"]
ignore = [
    "ADL3",
    "request-without-timeot",
]
fail-on = 3
seasons = ["black-fridy"]
rulesets = ["missing.toml"]

[tool.autodebt.per-file-ignores]
"jobs/*.py" = "ADL301"

[tool.autodebt.systems.erp]
host = ["erp.lagovia.internal"]
hub = "yes"

[tool.autodebt.severity]
ADL301 = { level = "hihg", pined = true }
"""
    )
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path, rules=RULES, seasons=SEASONS)
    place = "  pyproject.toml"
    assert caught.value.message.splitlines() == [
        "10 problems in the configuration",
        f"{place}:5: tool.autodebt.selct: unknown key 'selct'; did you mean `select`?",
        (
            f"{place}:8: tool.autodebt.ignore: 'request-without-timeot' is no rule, nor the start of"
            " a code; did you mean `request-without-timeout`?"
        ),
        (
            f"{place}:10: tool.autodebt.fail-on: must be one of info, low, medium, high, critical,"
            " not an integer"
        ),
        (
            f"{place}:11: tool.autodebt.seasons: 'black-fridy' is no bundled season (a file's path"
            " ends in .toml or .ics); did you mean `black-friday`?"
        ),
        f"{place}:12: tool.autodebt.rulesets: there is no file 'missing.toml'",
        (
            f"{place}:15: tool.autodebt.per-file-ignores.'jobs/*.py': must be an array of strings,"
            " not a string"
        ),
        f"{place}:18: tool.autodebt.systems.erp.host: unknown key 'host'; did you mean `hosts`?",
        f"{place}:19: tool.autodebt.systems.erp.hub: must be true or false, not a string",
        (
            f"{place}:22: tool.autodebt.severity.ADL301.level: must be one of info, low, medium,"
            " high, critical, not 'hihg'; did you mean `high`?"
        ),
        (
            f"{place}:22: tool.autodebt.severity.ADL301.pined: unknown key 'pined';"
            " did you mean `pinned`?"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("select = [1]", "select: must hold strings, not an integer"),
        ('exclude = [""]', "exclude: holds an empty string"),
        ("fail_on = 'high'", "fail_on: unknown key 'fail_on'; did you mean `fail-on`?"),
        ("systems = []", "systems: must be a table, not an array"),
        ("[systems.ERP]", "systems.ERP: the id 'ERP' must be small letters, digits and -"),
        ("[systems.erp]\nname = ''", "systems.erp.name: must not be empty"),
        ('timezone = ""', "timezone: must not be empty"),
        (
            'rule-packs = ["./rules"]',
            "rule-packs: './rules' is not the name of an installed distribution",
        ),
        (
            "[tool.autodebt]\nselect = []",
            "tool: in this file the keys stand at the top, outside of any table",
        ),
        ("log-is-enough = true", "must be one of boundary, always, never, not a boolean"),
        ("fail-on = 2026-11-27", "not a date or time"),
        ('rulesets = ["a\\u0000b"]', r"there is no file 'a\x00b'"),
    ],
)
def test_one_mistake_is_told_on_one_line(text: str, mistake: str) -> None:
    (told,) = mistakes(text)
    assert told.startswith(("autodebt.toml:1: ", "autodebt.toml:2: "))
    assert told.endswith(mistake)


def test_what_a_stranger_wrote_cannot_forge_a_line_or_colour_a_terminal() -> None:
    (told,) = mistakes(r'"a\n\u001b[31mautodebt: fine" = 1')
    assert "\x1b" not in told
    assert told.isprintable()


def test_a_hundred_thousand_mistakes_are_counted_not_listed() -> None:
    told = mistakes("select = [" + '"ADL9",' + ",".join(f'"X{n}"' for n in range(90_000)) + "]")
    assert told[0] == "90001 problems in the configuration"
    assert len(told) == 52
    assert told[-1] == "... and 89951 more"


@pytest.mark.parametrize("filling", [" ", "a", "] ", "[", "\\t"])
def test_looking_for_the_line_of_a_mistake_takes_no_longer_in_a_long_line(filling: str) -> None:
    line = filling * (500_000 // len(filling))
    (told,) = mistakes(f'exclude = ["""\n[{line}"""]\nfail-on = 3')
    assert told.startswith("autodebt.toml:3: fail-on")


def test_the_table_is_called_after_the_command(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.autodebt-lint]\nselect = []\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml:1: unknown table"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"select = [", "autodebt.toml: not valid TOML"),
        (b"a = 1\na = 2\n", r"autodebt.toml:2:\d+: not valid TOML"),
        (b'select = ["\xff"]', "autodebt.toml:1: not UTF-8"),
        ("select = []".encode("utf-16"), "not UTF-8"),
        (b"select = [] # \0", "not valid TOML"),
        (b"x = " + b"[" * 20_000 + b"]" * 20_000, "nested too deeply"),
        (b"x = " + b"{a=" * 20_000 + b"1" + b"}" * 20_000, "nested too deeply"),
        (b"a." * 200_000 + b"a = 1", "more than 500 parts"),
        (b"[" + b"a." * 200_000 + b"a]", "more than 500 parts"),
        (b'"a".' * 100_000 + b'"a" = 1', "more than 500 parts"),
        (b"x = " + b"9" * 5_000, "autodebt.toml: not valid TOML"),
        (b"x = 2026-02-31", "not valid TOML"),
        (b"#" * (1 << 20) + b"#", "larger than 1 MiB"),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else "",
)
def test_a_hostile_file_is_a_configuration_error(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "autodebt.toml").write_bytes(content)
    with pytest.raises(ConfigError, match=message):
        load_settings(tmp_path)


def test_utf16_is_noticed_in_pyproject_too(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes("[tool.autodebt]".encode("utf-16"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_settings(tmp_path)


def test_what_is_no_regular_file_is_a_configuration_error(tmp_path: Path) -> None:
    config = tmp_path / "autodebt.toml"
    config.mkdir()
    with pytest.raises(ConfigError, match="not a regular file"):
        load_settings(tmp_path)
    config.rmdir()
    config.symlink_to("missing.toml")
    with pytest.raises(ConfigError, match="a link to a file that does not exist"):
        load_settings(tmp_path)
    config.unlink()
    os.mkfifo(config)
    with pytest.raises(ConfigError, match="not a regular file"):
        load_settings(tmp_path)
