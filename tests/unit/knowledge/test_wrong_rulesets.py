"""Wrong ruleset files: everything that is wrong is told at once, with its line; nothing crashes."""

import os
import sys
from pathlib import Path

import pytest

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge import load_knowledge


def told(path: Path) -> str:
    """Return what a user reads who names this file."""
    with pytest.raises(RulesetError) as caught:
        load_knowledge([path])
    return str(caught.value).replace(f"{path.parent}{os.sep}", "")


def told_of(tmp_path: Path, text: str | bytes) -> str:
    path = tmp_path / "acme.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return told(path)


WRONG = """\
[[system]]
id = "erp"
host = ["erp.acme.com"]
role = "operationel"
imports = "acme_erp"

[[retirement]]
id = "erp-v1"
kind = 3
checked = "last spring"
url = ['erp\\.acme\\.com/v1']
header = { "X-Version" = 1 }
"""


def test_all_that_the_schema_refuses_is_told_with_its_line(tmp_path: Path) -> None:
    first, *lines = told_of(tmp_path, WRONG).splitlines()
    assert first.startswith("13 problems in ")
    assert [line.strip() for line in lines] == [
        "acme.toml:3: system[0].host: unknown key; did you mean `hosts`?",
        (
            "acme.toml:4: system[0].role: must be one of operational, reporting, processor, auxiliary,"
            " hub, not 'operationel'; did you mean `operational`?"
        ),
        "acme.toml:5: system[0].imports: must be an array, not a string",
        (
            "acme.toml:9: retirement[0].kind: must be one of api-version, endpoint, product, protocol,"
            " auth, parameter, model, sdk-call, not an integer"
        ),
        "acme.toml:10: retirement[0].checked: must be a date, as 2026-03-31, not 'last spring'",
        "acme.toml:12: retirement[0].header.X-Version: must be a string, not an integer",
        *(
            f"acme.toml:7: retirement[0]: the key `{key}` is missing"
            for key in ("title", "status", "replacement", "source", "bad", "good", "near")
        ),
    ]


ENTRY = """
title = "X"
kind = "product"
status = "retired"
replacement = "Y"
source = "https://acme.example"
checked = 2026-03-01
bad = ""
good = ""
near = ""
"""


def test_patterns_that_are_none_are_told_together(tmp_path: Path) -> None:
    text = (
        "[[system]]\nid = 'erp'\nhosts = ['erp.acme.com']\npaged = ['[a-']\n"
        f"[[retirement]]\nid = 'one'{ENTRY}url = [\n  '/v1/',\n  '(v2',\n]\n"
        f"[[retirement]]\nid = 'two'{ENTRY}header = {{ Version = '*' }}\n"
    )
    _, *lines = told_of(tmp_path, text).splitlines()
    assert [line.partition(": unterminated")[0].strip() for line in lines] == [
        "acme.toml:4: system[0].paged: '[a-' is no regular expression",
        (
            "acme.toml:18: retirement[0].url: '(v2' is no regular expression: missing ), "
            "unterminated subpattern at position 0"
        ),
        (
            "acme.toml:31: retirement[1].header.Version: '*' is no regular expression: "
            "nothing to repeat at position 0"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[[system]]\nid = 'erp'\nhosts = ['a.com']\n[[system]]\nid = 'erp'\n",
            "acme.toml:5: system[1].id: 'erp' stands twice in this file",
        ),
        (
            f"[[retirement]]\nid = 'x'{ENTRY}system = 'hubspt'\nurl = ['x']",
            "acme.toml:12: retirement[0]: 'x': there is no system 'hubspt'; did you mean `hubspot`?",
        ),
        ("[[system]]\nid = ''\n", "acme.toml:2: system[0].id: is empty"),
        ("[[system]]\nid = 'a'\npaths = ['']\n", "acme.toml:3: system[0].paths: holds an empty"),
        (
            "[[system]]\nid = 'a'\nhosts = ['https://a.com']\n",
            "acme.toml:3: system[0].hosts: 'https://a.com' is no host name",
        ),
        ("[[system]]\nid = 'a'\nhosts = ['**']\n", "'**' is no host name"),
        (
            "[[rule]]\nid = 'ADL301'\nmessage = 'no'\nhosts = ['a.com']\n",
            "acme.toml:2: rule[0].id: 'ADL301' could be one of the tool's own rules",
        ),
        ("[[rule]]\nid = 'x'\nmessage = 'no'\n", "acme.toml:1: rule[0]: rule 'x' bans nothing"),
        ("system = 3\n", "acme.toml:1: system: must be an array, not an integer"),
        ("system = ['erp']\n", "acme.toml:1: system[0]: must be a table, not a string"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert message in told_of(tmp_path, text)


def test_thousands_of_mistakes_are_told_in_short(tmp_path: Path) -> None:
    lines = told_of(tmp_path, "[[rule]]\n" * 20_000).splitlines()
    assert lines[0].startswith("40000 problems in ")
    assert lines[-1].strip() == "... and 39950 more"


# ---- files that are none


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe[\x00[\x00", "acme.toml:1: not UTF-8"),
        (b"# caf\xe9\n", "acme.toml:1: not UTF-8"),
        (b"x = " + b"[" * 100_000, "acme.toml: nested too deeply"),
        (b"a." * 10_000 + b"b = 1", "acme.toml: a key has more than 500 parts"),
        (b"#" * (2 << 20), "acme.toml is larger than 1 MiB"),
        (b"\x00", "acme.toml:1:1: not valid TOML"),
    ],
    ids=["UTF-16", "Latin-1", "nested", "dotted", "huge", "NUL"],
)
def test_a_hostile_file_is_one_clear_message(tmp_path: Path, content: bytes, message: str) -> None:
    assert told_of(tmp_path, content).startswith(message)


def test_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "rules" / "acme.toml").mkdir(parents=True)
    assert "acme.toml is a folder" in told(tmp_path / "rules")


def test_a_folder_without_rulesets(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    assert told(tmp_path / "rules") == "rules: there is no ruleset file (*.toml) in this folder"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_a_pipe_and_a_link_to_nowhere(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert told(tmp_path / "pipe.toml") == "pipe.toml is not a regular file"
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "link.toml").symlink_to("nowhere")
    assert "link.toml cannot be read: No such file or directory" in told(tmp_path / "rules")
