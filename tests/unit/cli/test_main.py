"""The command line as a whole: help, versions, mistakes, crashes and pipes that break."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import autodebt_lint
from autodebt_lint import __version__
from autodebt_lint.cli.environment import VARIABLES
from autodebt_lint.cli.main import COMMANDS, main


def test_help_names_every_command(autodebt):
    outcome = autodebt("--help")
    assert outcome.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in outcome.out
    assert "exit codes" in outcome.out


def test_without_a_command_the_help_is_shown_and_it_is_a_usage_error(autodebt):
    outcome = autodebt()
    assert outcome.code == 2
    assert "commands:" in outcome.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(autodebt, command):
    outcome = autodebt(command, "--help")
    assert outcome.code == 0
    assert f"usage: autodebt {command}" in outcome.out
    assert f"  autodebt {command}" in outcome.out.partition("examples:")[2]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_a_terminal_and_tells_exit_codes(autodebt, command):
    told = autodebt(*([command] if command else []), "--help").out
    assert [line for line in told.splitlines() if len(line) > 80] == []
    assert "\nexit codes" in told
    assert "2  usage" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_below_a_heading(command):
    parser = importlib.import_module(f"autodebt_lint.cli.{command}").command_line()
    plain = {"positional arguments", "options"}
    for group in parser._action_groups:
        for action in group._group_actions:
            assert action.help
            assert "-h" in action.option_strings or group.title not in plain, action


def test_help_names_every_variable_that_the_tool_reads(autodebt):
    told = autodebt("--help").out
    source = Path(autodebt_lint.__file__).parent
    read = {
        name
        for file in source.rglob("*.py")
        for name in re.findall(r"\bAUTODEBT_[A-Z_]+", file.read_text("utf-8"))
    }
    assert read == {name for name in VARIABLES if name.startswith("AUTODEBT_")}
    for name in VARIABLES:
        assert f"\n  {name} " in told


def test_version(autodebt):
    assert autodebt("--version").out == f"autodebt-lint {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "no such command: chek; did you mean check?"),
        (["--versoin"], "no such option: --versoin; did you mean --version?"),
        (["job.py"], "to check a path: autodebt check job.py"),
        (["qqqq"], "no such command: qqqq\n"),
    ],
)
def test_unknown_commands(autodebt, arguments, told):
    outcome = autodebt(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert told in outcome.err
    assert "autodebt --help" in outcome.err


def test_an_interrupt_says_so_in_one_line(autodebt, pipeline):
    pipeline.failure = KeyboardInterrupt()
    outcome = autodebt("check")
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "autodebt: interrupted\n")


def test_a_crash_of_ours_is_one_line_that_says_how_to_report_it(autodebt, pipeline, monkeypatch):
    pipeline.failure = ZeroDivisionError("a\n::error::b")
    outcome = autodebt("check")
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert "internal error: ZeroDivisionError: a ::error::b" in outcome.err
    assert "AUTODEBT_DEBUG=1" in outcome.err
    monkeypatch.setenv("AUTODEBT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["check"])


def run_python(program: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, **options
    )


def test_python_dash_m():
    done = subprocess.run(
        [sys.executable, "-m", "autodebt_lint", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"autodebt-lint {__version__}\n"


LONG_OUTPUT = """
import sys
from autodebt_lint.cli import output
output.write("line\\n" for _ in range(100_000))
sys.exit(1)
"""


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_error():
    with subprocess.Popen(
        [sys.executable, "-c", LONG_OUTPUT], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        assert writer.stdout.readline() == b"line" + os.linesep.encode()
        writer.stdout.close()
        complaint = writer.stderr.read()
    assert complaint == b""
    assert writer.returncode == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is full")
def test_a_full_disk_is_a_clear_error(tmp_path):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "autodebt_lint", "season"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "autodebt: error: cannot write the output: No space left on device\n"


def test_a_terminal_that_lacks_a_character_gets_an_escape():
    program = "from autodebt_lint.cli import main; raise SystemExit(main(['\\u00e9\\u4e2d']))"
    done = run_python(program, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 2
    assert r"no such command: \xe9\u4e2d" in done.stderr


def test_only_the_chosen_command_is_imported():
    program = """
import sys
from autodebt_lint.cli import main
main(["--version"])
print(*sys.modules)
"""
    loaded = run_python(program).stdout.split()
    assert not {f"autodebt_lint.cli.{command}" for command in COMMANDS} & set(loaded)
    assert "argparse" not in loaded


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["nothing"], 2)])
def test_the_program_ends_with_the_code_of_the_command(arguments: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "autodebt_lint", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert done.stdout or done.stderr


def test_the_program_writes_all_to_a_pipe_before_it_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "autodebt_lint", "rules"], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("\n")
    assert "ADL408" in done.stdout


def test_a_host_keeps_nothing() -> None:
    from autodebt_lint import lifetime

    lifetime.keep(object())
    assert lifetime._kept is None
