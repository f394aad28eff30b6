"""`autodebt suppress`: comments in bulk, and nothing else changes."""

import ast
from pathlib import Path

import pytest

from autodebt_lint.cli import main
from autodebt_lint.engine.comments import Wanted, with_comments
from tests.checking import write

SCRIPT = """import requests

URL = "https://api.hubapi.com/crm/v3/objects/deals"


def pull():
    return requests.get(
        URL,
        headers={"X": "a"},
    ).json()


def push():
    requests.post(URL, json={}).raise_for_status()  # nightly
"""
OPTIONS = ("--until", "2999-03-31", "--reason", "replaced in March")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"autodebt.toml": "seasons = []\n", "sync.py": SCRIPT})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(capsys) -> list[str]:
    capsys.readouterr()
    main(["check", "--output-format", "concise", "--no-cache"])
    return [line for line in capsys.readouterr().out.splitlines() if "ADL301" in line]


def test_the_findings_are_gone_and_the_code_is_the_same(project: Path, capsys) -> None:
    assert len(codes(capsys)) == 2
    assert main(["suppress", "--code", "ADL301", *OPTIONS, "--owner", "@crm", "--no-cache"]) == 0
    assert "2 comments written" in capsys.readouterr().err
    after = (project / "sync.py").read_text()
    assert ast.dump(ast.parse(after)) == ast.dump(ast.parse(SCRIPT))
    said = '# nightly  # autodebt: ignore[ADL301] until=2999-03-31 owner=@crm reason="replaced in March"'
    assert said in after
    assert codes(capsys) == []
    assert main(["suppress", "--code", "ADL301", *OPTIONS, "--no-cache"]) == 0
    assert (project / "sync.py").read_text() == after


def test_a_diff_writes_nothing(project: Path, capsys) -> None:
    assert main(["suppress", "--code", "ADL301", *OPTIONS, "--diff", "--no-cache"]) == 0
    told = capsys.readouterr()
    assert "+    return requests.get(  # autodebt: ignore[ADL301]" in told.out
    assert "2 comments would be written" in told.err
    assert (project / "sync.py").read_text() == SCRIPT


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--code", "ADL301", "--until", "2999-01-01", "--reason", "todo"], "say in words"),
        (["--code", "ADL301", "--reason", "an old job"], "name the last day"),
        (["--until", "2999-01-01", "--reason", "an old job"], "name the rules"),
        (["--code", "ADL999", *OPTIONS], "ADL999"),
        (["--code", "ADL301", "--until", "2999-01-01", "--reason", "a # b"], "cannot stand in"),
        (["--code", "ADL301", "--until", "soon", "--reason", "an old job"], "is not a date"),
    ],
)
def test_mistakes(project: Path, capsys, arguments: list[str], told: str) -> None:
    assert main(["suppress", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert (project / "sync.py").read_text() == SCRIPT


CODES = ("ADL301",)
SAID = "  # autodebt: ignore[ADL301] why"
COMMENT: dict[tuple[str, ...], str] = {CODES: SAID.strip()}


@pytest.mark.parametrize(
    ("before", "lines", "after"),
    [
        ("x = 1\r\ny = 2\r\n", (1, 1), f"x = 1{SAID}\r\ny = 2\r\n"),
        ("x = 1\ny = 2", (1, 1), f"x = 1{SAID}\ny = 2"),
        ('x = """a\nb"""\n', (1, 2), f'x = """a\nb"""{SAID}\n'),
        ("x = 1 + \\\n  2\n", (1, 2), f"x = 1 + \\\n  2{SAID}\n"),
        ("x = (\n  1,\n)\n", (1, 3), f"x = ({SAID}\n  1,\n)\n"),
        ("# a\fb\nx = 1\ny = 2\n", (2, 2), f"# a\fb\nx = 1{SAID}\ny = 2\n"),
        ("# a\rx = 1\ny = 2\n", (2, 2), "# a\rx = 1\ny = 2\n"),
        (f"x = 1{SAID}\n", (1, 1), f"x = 1{SAID}\n"),
    ],
)
def test_a_comment_stands_where_one_may_stand(
    before: str, lines: tuple[int, int], after: str
) -> None:
    found, _ = with_comments(before.encode(), [Wanted(*lines, CODES)], COMMENT)
    assert found.decode() == after


def test_the_encoding_of_the_file_is_kept() -> None:
    before = "# -*- coding: latin-1 -*-\nx = '\xe9'\n".encode("latin-1")
    after, left = with_comments(before, [Wanted(2, 2, CODES)], COMMENT)
    assert (after.decode("latin-1"), left) == (f"# -*- coding: latin-1 -*-\nx = '\xe9'{SAID}\n", [])
    lost, left = with_comments(before, [Wanted(2, 2, CODES)], {CODES: "# autodebt: \u20ac"})
    assert (lost, left) == (before, [Wanted(2, 2, CODES)])


@pytest.mark.parametrize("data", [b"print 'old'\n)", b"x = '''", b"\xff\xfe\x00", b"x = (1,\n"])
def test_what_is_no_python_takes_none_or_stays_the_same_otherwise(data: bytes) -> None:
    after, left = with_comments(data, [Wanted(1, 1, CODES)], COMMENT)
    assert after == data or (not left and after.replace(SAID.encode(), b"") == data)


def test_no_secret_is_shown(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "autodebt.toml").touch()
    (tmp_path / "job.py").write_text(
        "import requests\n\n"
        'API_KEY = "prd4kyresxaDrhFXaSARXaUdj1S8M7h6"\n'
        "requests.get('https://api.hubapi.com/x', headers={'key': API_KEY})\n"
    )
    command = ["suppress", "--code", "ADL106,ADL301", "--until", "2026-12-31", "--diff"]
    assert main([*command, "--reason", "the partner rotates it in winter"]) == 0
    out = capsys.readouterr().out
    assert "kyresxaDrhFXaSARXaUdj1S8M7h6" not in out
    assert '+API_KEY = "prd4****"  # autodebt: ignore[ADL106]' in out
