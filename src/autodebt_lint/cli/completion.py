"""``autodebt completion``: a script that completes command lines in a shell."""

import importlib
from argparse import Action, ArgumentParser
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from autodebt_lint.cli import output
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse

if TYPE_CHECKING:
    from types import ModuleType

_DESCRIPTION = """\
Write a script that completes commands, options, formats, levels, files, codes
of rules and keys of the configuration. Write it anew after an update."""

_EPILOG = """\
examples:
  autodebt completion bash > ~/.local/share/bash-completion/completions/autodebt
  autodebt completion zsh > ~/.zfunc/_autodebt     with ~/.zfunc in fpath
  autodebt completion fish > ~/.config/fish/completions/autodebt.fish

Of a list with commas, as --select takes it, the first word is completed."""

SHELLS = ("bash", "zsh", "fish")
_PROGRAM = "autodebt"


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("completion")
    arguments = parse(command_line(), argv, problems)
    shells: list[str] = arguments.paths
    if len(shells) != 1:
        problems.add(f"name one shell: {', '.join(SHELLS)}")
    for shell in shells:
        choice("the shell", shell, SHELLS, problems)
    problems.settle()
    output.write([script(shells[0])])
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("completion", _DESCRIPTION, _EPILOG)
    scope = parser.add_argument_group("what is written")
    scope.add_argument("paths", nargs="*", metavar="SHELL", help=", ".join(SHELLS))
    return parser


def script(shell: str) -> str:
    """Write the script of a shell, from the parsers of all commands."""
    import shtab

    from autodebt_lint.cli.main import COMMANDS

    whole = ArgumentParser(_PROGRAM, description="Finds integration debt in automation scripts.")
    whole.add_argument("--version", action="store_true", help="show the version")
    commands = whole.add_subparsers(metavar="COMMAND", help="what to do")
    words = _words()
    for name, about in COMMANDS.items():
        parser: Parser = importlib.import_module(f"autodebt_lint.cli.{name}").command_line()
        first = ArgumentParser(add_help=False)
        if parser.actions:
            first.add_argument("action", choices=tuple(parser.actions))
        for action in parser._actions:  # noqa: SLF001  # argparse shows its arguments nowhere else
            _prepare(action, parser, words, shtab)
        commands.add_parser(
            name, parents=[first, parser], add_help=False, help=about, description=about
        )
    text: str = shtab.complete(whole, shell=shell)
    return text if text.endswith("\n") else f"{text}\n"


def _words() -> Mapping[str, tuple[str, ...]]:
    """What may be written, by metavar, where many commands ask for the same."""
    from autodebt_lint.rules import all_rules
    from autodebt_lint.settings import reference

    rules = all_rules()
    families = sorted({code[:4] for code in rules})
    codes = (*rules, *(rule.name for rule in rules.values()))
    return {
        "RULE": codes,
        "RULES": ("ALL", *families, *codes),
        "KEYS": tuple(key.short for key in reference.all_keys()),
        "SHELL": SHELLS,
    }


def _prepare(
    action: Action, parser: Parser, words: Mapping[str, tuple[str, ...]], shtab: "ModuleType"
) -> None:
    """Tell `shtab` what may follow an option, or stand where a path may."""
    metavar = str(action.metavar)
    known = parser.words.get(action.dest) or words.get(metavar)
    if known is not None:
        action.choices = known
    elif metavar in {"PATHS", "FILE", "WORDS"}:
        asked: Any = action
        asked.complete = shtab.FILE
