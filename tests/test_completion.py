"""Completion of command lines: asked of a real bash, and of the other shells where they exist."""

import shlex
import shutil
import subprocess

import pytest

from autodebt_lint.cli import main
from autodebt_lint.cli.completion import SHELLS
from autodebt_lint.cli.main import COMMANDS
from autodebt_lint.rules import all_rules

ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_shtab_autodebt autodebt "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def codes(beginning: str) -> list[str]:
    return [code for code in all_rules() if code.startswith(beginning)]


needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scripts")
    for shell in SHELLS:
        with pytest.MonkeyPatch.context() as patch:
            written: list[str] = []
            patch.setattr("autodebt_lint.cli.output.write", written.extend)
            assert main(["completion", shell]) == 0
        (folder / shell).write_text("".join(written))
    return folder


@pytest.fixture
def completed(scripts, tmp_path):
    def ask(line: str) -> list[str]:
        words = shlex.split(line)
        if line.endswith(" "):
            words.append("")
        done = subprocess.run(
            ["bash", "--norc", "-c", ASK, "ask", str(scripts / "bash"), *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split()

    return ask


@needs_bash
def test_commands(completed):
    assert set(completed("autodebt ")) >= set(COMMANDS)
    assert completed("autodebt in") == ["inventory", "init"]


@needs_bash
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("autodebt check --min-", ["--min-severity", "--min-confidence"]),
        ("autodebt check --fail-on ", ["info", "low", "medium", "high", "critical"]),
        ("autodebt check --min-confidence ", ["low", "medium", "high"]),
        ("autodebt check --output-format s", ["sarif", "sonarqube"]),
        ("autodebt check --output s", ["sarif=", "sonarqube="]),
        ("autodebt rules --output-format ", ["text", "json"]),
        ("autodebt graph --output-format m", ["markdown", "mermaid"]),
        ("autodebt upcoming --output-format i", ["ics"]),
        ("autodebt check --select ADL30", codes("ADL30")),
        ("autodebt suppress --code request-w", ["request-without-timeout"]),
        ("autodebt explain ADL10", codes("ADL10")),
        ("autodebt baseline ", ["create", "accept", "prune", "show"]),
        ("autodebt baseline create --kind f", ["false-positive"]),
        ("autodebt season p", ["preview"]),
        ("autodebt config fail", ["fail-on"]),
        ("autodebt config systems.ho", ["systems.hosts"]),
        ("autodebt completion ", ["bash", "zsh", "fish"]),
    ],
)
def test_words(completed, line, offered):
    assert [word for word in completed(line) if not word.startswith("-") or "--" in line] == offered


@needs_bash
@pytest.mark.parametrize(
    "line", ["autodebt check jo", "autodebt check --output-file jo", "autodebt baseline accept jo"]
)
def test_files(completed, line, tmp_path):
    (tmp_path / "jobs").mkdir()
    (tmp_path / "journal.py").touch()
    (tmp_path / "other.py").touch()
    assert sorted(word.rstrip("/") for word in completed(line)) == ["jobs", "journal.py"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_reads_the_script(scripts, shell):
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell}")
    done = subprocess.run([shell, "-n", str(scripts / shell)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_script_of_another_shell_has_the_same_words(scripts, shell):
    text = (scripts / shell).read_text()
    for word in (*COMMANDS, "min-confidence", "critical", "sarif", "ADL301", "systems.hosts"):
        assert word in text


@pytest.mark.parametrize(
    ("words", "told"),
    [([], "name one shell: bash, zsh, fish"), (["bahs"], "did you mean bash?")],
)
def test_a_shell_that_is_not_known(capsys, words, told):
    assert main(["completion", *words]) == 2
    assert told in capsys.readouterr().err
