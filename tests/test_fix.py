"""`autodebt fix`: what is written, and what never is."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from autodebt_lint import session
from autodebt_lint.cli import main
from tests.checking import git, write
from tests.mending import mended

SCRIPT = """import requests

URL = "https://api.hubapi.com/crm/v3/objects/deals"


def pull():
    return requests.get(URL, verify=False).json()
"""
MENDED = SCRIPT.replace("verify=False", "verify=False, timeout=60")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"autodebt.toml": "seasons = []\n", "sync.py": SCRIPT})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    return main(["fix", *arguments, "--no-cache", "--jobs", "1"])


# ---------------------------------------------------------------- the command


def test_safe_repairs_are_written_and_the_rest_is_told(project: Path, capsys) -> None:
    assert run() == 0
    told = capsys.readouterr()
    assert (project / "sync.py").read_text() == MENDED
    assert "sync.py: mended ADL301\n" in told.out
    assert "ADL307 unsafe: drop verify, so that the certificate is checked" in told.out
    assert "1 finding mended in 1 file; up to 2 more with --unsafe" in told.err
    assert run() == 0
    assert "0 findings mended in 0 files" in capsys.readouterr().err
    assert (project / "sync.py").read_text() == MENDED


def test_a_diff_writes_nothing(project: Path, capsys) -> None:
    assert run("--diff") == 0
    told = capsys.readouterr()
    assert "--- a/sync.py\n+++ b/sync.py\n@@ -4,4 +4,4 @@\n" in told.out
    assert "-    return requests.get(URL, verify=False).json()\n" in told.out
    assert "+    return requests.get(URL, verify=False, timeout=60).json()\n" in told.out
    assert "1 finding would be mended in 1 file" in told.err
    assert (project / "sync.py").read_text() == SCRIPT


def test_only_what_is_selected_is_mended(project: Path) -> None:
    assert run("--select", "ADL307", "--unsafe") == 0
    assert (project / "sync.py").read_text() == SCRIPT.replace(", verify=False", "")
    assert run("--ignore", "ADL301") == 0
    assert "timeout" not in (project / "sync.py").read_text()


def test_all_repairs_of_one_call_go_together(project: Path) -> None:
    assert run("--unsafe") == 0
    assert (project / "sync.py").read_text() == SCRIPT.replace(
        "    return requests.get(URL, verify=False).json()\n",
        "    response = requests.get(URL, timeout=60)\n"
        "    response.raise_for_status()\n"
        "    return response.json()\n",
    )


@pytest.mark.usefixtures("project")
def test_json_says_the_same(capsys) -> None:
    assert run("--output-format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["schema"], data["written"], data["refused"], data["not_written"]) == (
        1,
        True,
        [],
        [],
    )
    assert [(item["code"], item["line"], item["safety"]) for item in data["mended"]] == [
        ("ADL301", 7, "safe")
    ]
    left = {(item["code"], item["safety"]) for item in data["left"]}
    assert left == {
        ("ADL101", "unsafe"),
        ("ADL302", "unsafe"),
        ("ADL307", "unsafe"),
        ("ADL309", "display only"),
    }


def test_only_files_inside_of_the_paths_are_touched(project: Path) -> None:
    write(project, {"jobs/other.py": SCRIPT})
    assert run("jobs") == 0
    assert (project / "sync.py").read_text() == SCRIPT
    assert (project / "jobs/other.py").read_text() == MENDED


def test_a_suppressed_finding_is_left(project: Path) -> None:
    text = SCRIPT.replace(
        ".json()\n", ".json()  # autodebt: ignore[ADL301] the supervisor kills it\n"
    )
    write(project, {"sync.py": text})
    assert run() == 0
    assert (project / "sync.py").read_text() == text


def test_unsafe_repairs_ask_git_first(project: Path, capsys) -> None:
    git(project, "init")
    assert run("--unsafe") == 2
    assert "sync.py" in capsys.readouterr().err
    assert (project / "sync.py").read_text() == SCRIPT
    git(project, "add", "--all")
    git(project, "commit", "-m", "all")
    (project / "sync.py").write_text(f"{SCRIPT}# mine\n")
    assert run("--unsafe") == 2
    assert "commit them first, or pass --allow-dirty" in capsys.readouterr().err
    assert run("--unsafe", "--diff") == 0
    assert (project / "sync.py").read_text() == f"{SCRIPT}# mine\n"
    assert run() == 0
    assert "timeout=60" in (project / "sync.py").read_text(), "safe ones ask nobody"
    git(project, "commit", "-am", "safe")
    assert run("--unsafe") == 0
    assert "verify" not in (project / "sync.py").read_text()


def test_allow_dirty(project: Path) -> None:
    git(project, "init")
    assert run("--unsafe", "--allow-dirty") == 0
    assert "verify" not in (project / "sync.py").read_text()


def test_a_file_that_changed_meanwhile_is_not_written(
    project: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, {"other.py": SCRIPT})
    mend = session.mend

    def slow(*args, **options):
        found = mend(*args, **options)
        (project / "sync.py").write_text("# mine\n")
        return found

    monkeypatch.setattr(session, "mend", slow)
    assert run() == 1
    told = capsys.readouterr()
    assert "sync.py: not written: sync.py changed meanwhile" in told.out
    assert (project / "sync.py").read_text() == "# mine\n"
    assert (project / "other.py").read_text() == MENDED


def test_the_mode_is_kept_and_read_only_files_are_left(project: Path, capsys) -> None:
    (project / "sync.py").chmod(0o750)
    write(project, {"kept.py": SCRIPT})
    (project / "kept.py").chmod(0o440)
    assert run() == 1
    assert stat.S_IMODE((project / "sync.py").stat().st_mode) == 0o750
    assert (project / "sync.py").read_text() == MENDED
    assert (project / "kept.py").read_text() == SCRIPT
    assert "kept.py: not written: it is read-only" in capsys.readouterr().out
    assert sorted(os.listdir(project)) == ["autodebt.toml", "kept.py", "sync.py"]


def test_a_link_is_no_file_of_ours(project: Path, tmp_path_factory, capsys) -> None:
    outside = write(tmp_path_factory.mktemp("outside"), {"sync.py": SCRIPT}) / "sync.py"
    (project / "link.py").symlink_to(outside)
    os.link(project / "sync.py", project / "same.py")
    assert run("link.py", "same.py") == 1
    assert "link.py: not written: it is a link: name the file" in capsys.readouterr().out
    assert outside.read_text() == SCRIPT
    assert (project / "link.py").is_symlink()
    assert (project / "same.py").samefile(project / "sync.py")


def test_no_secret_is_shown(project: Path, capsys) -> None:
    secret = "q7Rk2mX9vLw4Tz8B"  # noqa: S105
    text = (
        f'import requests\n\nHUBSPOT_TOKEN = "{secret}"\nOTHER_TOKEN = "{secret[::-1]}"\n{SCRIPT}'
    )
    write(project, {"sync.py": text})
    assert run("--unsafe", "--diff") == 0
    told = capsys.readouterr()
    assert '+HUBSPOT_TOKEN = os.environ["HUBSPOT_TOKEN"]' in told.out
    assert run("--unsafe", "--output-format", "json") == 0
    told_again = capsys.readouterr()
    for shown in (*told, *told_again):
        assert secret not in shown
        assert secret[::-1] not in shown
    assert secret not in (project / "sync.py").read_text()


# ---------------------------------------------------------------- settings


def test_what_moves_into_the_configuration_is_asked_for(project: Path, capsys) -> None:
    assert run("--unsafe") == 0
    told = capsys.readouterr()
    assert "ADL101 with --extract: move the address into the configuration" in told.out
    assert "up to 1 more with --extract" in told.err
    assert not (project / ".env.example").exists()


def test_further_files_are_written_and_named(project: Path, capsys) -> None:
    write(project, {"README.md": "Reads\n\n- `HUBSPOT_TOKEN`: of the app\n"})
    assert run("--extract", "--select", "ADL101") == 0
    told = capsys.readouterr().out
    assert "sync.py: mended ADL101\n" in told
    assert ".env.example: written for HUBSPOT_URL\n" in told
    assert "README.md: changed for HUBSPOT_URL\n" in told
    assert (
        (project / ".env.example")
        .read_text()
        .endswith("\nHUBSPOT_URL=https://api.hubapi.com/crm/v3/objects/deals\n")
    )
    assert (project / "README.md").read_text() == (
        "Reads\n\n- `HUBSPOT_TOKEN`: of the app\n"
        "- `HUBSPOT_URL`: `https://api.hubapi.com/crm/v3/objects/deals` so far\n"
    )
    assert 'URL = os.environ["HUBSPOT_URL"]' in (project / "sync.py").read_text()
    assert run("--extract", "--select", "ADL101") == 0
    assert "0 findings mended in 0 files" in capsys.readouterr().err


def test_a_diff_shows_new_lines_of_further_files_alone(project: Path, capsys) -> None:
    write(project, {".env.example": "HUBSPOT_TOKEN=pat-na1-4f8e1c0a\n"})
    assert run("--extract", "--diff", "--select", "ADL101") == 0
    told = capsys.readouterr().out
    assert "+HUBSPOT_URL=https://api.hubapi.com/crm/v3/objects/deals\n" in told
    assert "4f8e1c0a" not in told
    assert (project / ".env.example").read_text() == "HUBSPOT_TOKEN=pat-na1-4f8e1c0a\n"


def test_an_example_that_leads_elsewhere_is_not_followed(project: Path, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secrets"
    outside.write_text("TOKEN=q7Rk2mX9vLw4Tz8B\n")
    (project / ".env.example").symlink_to(outside)
    assert run("--extract", "--select", "ADL101") == 1
    assert outside.read_text() == "TOKEN=q7Rk2mX9vLw4Tz8B\n"


@pytest.mark.usefixtures("project")
def test_json_names_further_files(capsys) -> None:
    assert run("--extract", "--select", "ADL101", "--output-format", "json") == 0
    assert json.loads(capsys.readouterr().out)["further_files"] == [
        {"path": ".env.example", "new": True, "settings": ["HUBSPOT_URL"]}
    ]


def test_secrets_move_without_further_files(project: Path) -> None:
    (project / ".env.example").write_bytes(b"NAME=caf\xe9\n")
    write(project, {"sync.py": f'HUBSPOT_TOKEN = "q7Rk2mX9vLw4Tz8B"\n{SCRIPT}'})
    assert run("--unsafe", "--select", "ADL106") == 0
    assert 'HUBSPOT_TOKEN = os.environ["HUBSPOT_TOKEN"]' in (project / "sync.py").read_text()
    assert (project / ".env.example").read_bytes() == b"NAME=caf\xe9\n"


def test_extraction_asks_git_first(project: Path, capsys) -> None:
    write(project, {".env.example": "HUBSPOT_TOKEN=\n"})
    git(project, "init", "-q")
    git(project, "add", "sync.py")
    git(project, "commit", "-q", "-m", "begin")
    assert run("--extract", "--select", "ADL101") == 2
    assert ".env.example" in capsys.readouterr().err
    assert run("--extract", "--select", "ADL101", "--allow-dirty") == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "ADL999"], "ADL999"),
        (["--output-format", "html"], "no such value: html"),
        (["--unsave"], "did you mean --unsafe?"),
        (["nowhere.py"], "no such file or folder: nowhere.py"),
    ],
)
def test_mistakes(project: Path, capsys, arguments: list[str], told: str) -> None:
    assert run(*arguments) == 2
    assert told in capsys.readouterr().err
    assert (project / "sync.py").read_text() == SCRIPT


PROGRAM = """
import sys
from autodebt_lint.cli import main
code = main(sys.argv[1:])
print("libcst" in sys.modules, code)
"""


@pytest.mark.parametrize(("script", "loaded"), [(SCRIPT, "True 0"), ("print(1)\n", "False 0")])
def test_libcst_is_loaded_only_when_something_is_mended(
    project: Path, script: str, loaded: str
) -> None:
    write(project, {"sync.py": script})
    arguments = [sys.executable, "-c", PROGRAM, "fix", "--no-cache", "sync.py"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == loaded


# ---------------------------------------------------------------- hostile files

CALL = b'requests.get("https://api.hubapi.com/crm/v3/owners"%s)'
BEFORE, AFTER = CALL % b"", CALL % b", timeout=60"


def mended_bytes(root: Path, data: bytes) -> bytes:
    mended(root, {"sync.py": data}, unsafe=False)
    return (root / "sync.py").read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        b"import requests\r\n\r\n%s\r\n",
        b"import requests\r\n\n%s\r\nprint(1)\n",
        b"\xef\xbb\xbfimport requests\n\n%s\n",
        b"# -*- coding: latin-1 -*-\nimport requests\nname = '\xe9'; %s\n",
        b"# coding: cp1252\nimport requests\nname = '\x80'; %s\n",
        "import requests\nname = '\N{ROCKET}\u00e9e\u0301'; ".encode() + b"%s\n",
        b"import requests\nif True:\n\t%s\n",
        b"import requests\nif True:\n\tif True:\n\t\tx = %s\n\telse:\n\t\tpass\n",
        b"import requests\n\x0c\ndef pull():\n    return %s\n\x0c\n",
        b"import requests\n%s",
        b"import requests\n\n%s   \n\n\n\n",
        b"#!/usr/bin/env python\n# header\n\nimport requests\n%s  # nightly\n",
        b"import requests; %s; print('a;b')\n",
        b"import requests\nx = \\\n    %s\n",
        b"import requests\nx = [%s for _ in range(3) if True]\n",
        b"import requests\nasync def pull(): return lambda: %s\n",
        b"import requests\nclass A:\n    '''doc'''\n    x: object = %s\n",
        b"import requests\nmatch %s:\n    case _: pass\n",
        b"import requests\nif (x := %s): print(f'{x!r:>{10}}')\n",
        b"import requests\nprint('''\n%%s\n''' %% %s)\n",
        b"import requests\ntry:\n    %s\nexcept* OSError:\n    print(1)\n",
        b"import requests\n%s\nx = " + b"[" * 150 + b"]" * 150 + b"\n",
        b"import requests\nx = 0xFF_FF; y = 1_000.; z = 1E5j; w = r'\\d' 'a'\n%s\n",
    ],
)
def test_everything_else_of_a_file_is_kept(tmp_path: Path, text: bytes) -> None:
    assert mended_bytes(tmp_path, text % BEFORE) == text % AFTER


@pytest.mark.parametrize(
    "text",
    [
        b"import requests\nprint 'old'\n%s\n",
        b"import requests\n%s\nx = (\n",
        b"import requests\rx = 1\r%s\r",
        b"import requests\n%s\nx = '\xff'\n",
        b"# coding: nonsense\nimport requests\n%s\n",
        b"import requests\n%s\nx = " + b"-" * 3000 + b"1\n",
        b"import requests\n%s\nx = " + b"+".join([b"1"] * 5000) + b"\n",
        b"import requests\n%s\nx = a" + b".b()" * 2000 + b"\n",
        b"import requests\n%s\nif a:\n    pass\n" + b"elif a:\n    pass\n" * 1500,
        ("import requests\n%s\n").encode("utf-16"),
    ],
)
def test_what_cannot_be_read_in_full_is_refused(tmp_path: Path, text: bytes) -> None:
    data = text.replace(b"%s", BEFORE)
    assert mended_bytes(tmp_path, data) == data


def test_a_new_name_that_the_encoding_cannot_write_is_none_of_ours(tmp_path: Path) -> None:
    """Only what a change needs is written; what stands there is not encoded anew."""
    data = b"# coding: ascii\nimport requests\n" + BEFORE + b"\n"
    assert mended_bytes(tmp_path, data) == data.replace(BEFORE, AFTER)


def test_a_long_file_is_mended_in_one_go(tmp_path: Path) -> None:
    call = '    requests.post(URL, json={"n": 1})\n    print("done")\n'
    text = 'import requests\n\nURL = "https://api.hubapi.com/x"\n\n\n' + "".join(
        f"def step_{n}():\n{call * 4}\n\n" for n in range(120)
    )
    result = mended(tmp_path, {"sync.py": text}, unsafe=False)
    assert len(result.done) == 480
    assert result.texts["sync.py"].count("timeout=REQUEST_TIMEOUT") == 480
