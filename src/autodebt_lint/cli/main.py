"""Choose the command, import it alone, and turn whatever happens into an exit code."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from autodebt_lint import __version__
from autodebt_lint.cli import output
from autodebt_lint.errors import AutodebtError, UsageError
from autodebt_lint.lifetime import ends_at_once

#: Commands whose process goes on after a check: what a check held is freed.
LASTING = frozenset(["server"])

USAGE = 2
INTERRUPTED = 130

#: Name of each command, with what it does; its module has the same name and a function `run`.
COMMANDS = {
    "check": "find integration debt in the scripts of a project",
    "graph": "draw the systems that the scripts join, and their links",
    "inventory": "list the automations: purpose, owner, trigger, systems",
    "init": "write a first configuration and a baseline for a project",
    "baseline": "accept the findings of today, so that only new ones fail",
    "suppress": "write comments that silence findings until a day, in bulk",
    "fix": "mend findings in the files, as far as that can be proved",
    "gate": "evaluate the conditions of the project's quality gate",
    "plan": "choose what to pay back before the next peak",
    "report": "write the tech lead's page: ratings, costs, what to pay",
    "history": "show how the debt came to be, from what git remembers",
    "rules": "list all rules",
    "explain": "say what a rule means, why it matters and what to do",
    "upcoming": "list the ends of life and the seasons that lie ahead",
    "knowledge": "look into the rulesets: what they know and what they lack",
    "season": "show where each season stands today, and what it makes stricter",
    "server": "show findings in editors, by the language server protocol",
    "config": "show what is configured and where; explain a key",
    "completion": "write a script that completes command lines in a shell",
}

HELP = """\
usage: autodebt COMMAND [OPTIONS]

Finds integration debt in automation scripts: hard-coded endpoints, deprecated
libraries and vendor APIs, missing error handling, point-to-point couplings.
Severities rise while a season such as black-friday is being prepared.

commands:
{commands}

options:
  -h, --help     show this help; `autodebt COMMAND --help` shows a command's own
  --version      show the version

environment:
{variables}

files:
{files}

examples:
  autodebt check                           the project in the current folder
  autodebt check jobs/ --statistics        one folder, with a table of the rules
  autodebt check --as-of 2026-11-20        as it will be judged on that day
  autodebt explain ADL301                  what request-without-timeout means
  autodebt config fail-on                  what a key means, and what holds
  autodebt graph --output-format mermaid   the integration picture, for a README

exit codes of autodebt check (the help of other commands tells theirs):
  0  clean
  1  findings at or above fail-on (default: high)
  2  usage or configuration error
  3  incomplete: text of a file was lost, or a rule crashed
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        argv: the arguments after the program's name; those of the process when None.
    """
    for stream in (sys.stdout, sys.stderr):
        # An old terminal that cannot show a character gets an escape, not a traceback.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    try:
        return _dispatch(sys.argv[1:] if argv is None else list(argv))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except KeyboardInterrupt:
        output.tell("interrupted")
        return INTERRUPTED
    except AutodebtError as error:
        told = str(error)
        if "://" in told:
            # It quotes what somebody configured, perhaps the address of an index with a login.
            from autodebt_lint.languages.python.literals import mask_address

            told = mask_address(told)
        output.tell(f"error: {told}")
        return USAGE
    except Exception as error:
        if os.environ.get("AUTODEBT_DEBUG"):
            raise
        told = " ".join(str(error).split())[:200]
        output.tell(
            f"internal error: {type(error).__name__}: {told} (a bug in autodebt-lint {__version__}:"
            " please report it with the traceback that AUTODEBT_DEBUG=1 shows)"
        )
        return USAGE


def program() -> NoReturn:
    """Run the command line as a program, which ends without freeing what it holds."""
    if LASTING.isdisjoint(sys.argv[1:2]):
        ends_at_once()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or never there
            stream.flush()
    os._exit(code)


def _dispatch(argv: list[str]) -> int:
    command = argv[0] if argv else "--help"
    if command in COMMANDS:
        run = importlib.import_module(f"autodebt_lint.cli.{command}").run
        code: int = run(argv[1:])
        return code
    if command in ("-h", "--help", "help"):
        output.write([_help()])
        return 0 if argv else USAGE
    if command in ("--version", "-V"):
        output.write([f"autodebt-lint {__version__}\n"])
        return 0
    raise _unknown(command)


def _help() -> str:
    from autodebt_lint.cli.environment import FILES, VARIABLES

    def listed(table: dict[str, str], width: int) -> str:
        return "\n".join(f"  {name:<{width}}  {what}" for name, what in table.items())

    return HELP.format(
        commands=listed(COMMANDS, 13), variables=listed(VARIABLES, 18), files=listed(FILES, 23)
    )


def _unknown(command: str) -> UsageError:
    from autodebt_lint.cli.arguments import suggestion

    what = "option" if command.startswith("-") else "command"
    known = ["--help", "--version"] if command.startswith("-") else list(COMMANDS)
    guess = suggestion(command, known)
    if not guess and os.path.exists(command):
        guess = f"; to check a path: autodebt check {command}"
    return UsageError(f"no such {what}: {command}{guess}", "autodebt --help lists the commands")
