"""The references of configuration and command line, from the tables that the tool itself reads."""

import argparse
import importlib
from collections.abc import Iterator, Mapping

from autodebt_lint.cli.arguments import Parser
from autodebt_lint.cli.environment import FILES, VARIABLES
from autodebt_lint.cli.main import COMMANDS
from autodebt_lint.settings import reference
from autodebt_lint.settings.contracts import NEEDED
from autodebt_lint.settings.reference import Key

# ---------------------------------------------------------------- configuration


def configuration_keys() -> str:
    """Explain every key of the configuration, with those of its tables below it."""
    keys = reference.all_keys()
    lines: list[str] = []
    for key in keys:
        if len(key.path) == 1:
            below = [other for other in keys if other.path[0] == key.name and other != key]
            lines += [*_key(key), *(_table(below) if below else []), ""]
    return "\n".join(lines).rstrip()


def _key(key: Key) -> Iterator[str]:
    default = f"`{reference.toml(key.default)}`" if key.default is not None else "none"
    yield f"### {key.name}"
    yield ""
    yield key.meaning.text
    yield ""
    yield f"* Type: {key.shape.words}"
    yield f"* Default: {default}"
    if key.built_in:
        yield f"* Always: {', '.join(f'`{entry}`' for entry in key.built_in)}"
    yield ""
    yield "```toml"
    yield key.meaning.example
    yield "```"
    if key.name == "contracts":
        yield ""
        yield "What each type needs besides `name`, `type` and `reason`:"
        yield ""
        for kind, needed in NEEDED.items():
            yield f"* `{kind}`: {', '.join(f'`{name}`' for name in needed)}"


def _table(keys: list[Key]) -> Iterator[str]:
    yield ""
    yield "| key | type | default | meaning | example |"
    yield "|---|---|---|---|---|"
    for key in keys:
        default = f"`{reference.toml(key.default)}`" if key.default is not None else ""
        cells = [
            f"`{key.name}`",
            key.shape.words,
            "needed" if key.required else default,
            key.meaning.text,
            f"`{key.meaning.example}`",
        ]
        yield f"| {' | '.join(map(_cell, cells))} |"


# ---------------------------------------------------------------- command line


def commands() -> str:
    """Describe every command: actions, options, examples and exit codes."""
    lines = [
        "<!-- Written by docs/generate.py from the commands' parsers: `make docs`. -->",
        "",
        "# Commands",
        "",
        "`autodebt COMMAND --help` tells the same. Options may stand before, between and behind paths.",
        "",
        "| command | |",
        "|---|---|",
        *(f"| [{name}](#autodebt-{name}) | {_cell(about)} |" for name, about in COMMANDS.items()),
        "",
        *_meanings("## Environment", "variable", VARIABLES),
        *_meanings("## Files", "file", FILES),
    ]
    for name in COMMANDS:
        lines += _command(name, importlib.import_module(f"autodebt_lint.cli.{name}").command_line())
    return "\n".join(lines).rstrip() + "\n"


def _command(name: str, parser: Parser) -> Iterator[str]:
    yield f"## autodebt {name}"
    yield ""
    yield from str(parser.description).splitlines()
    yield ""
    if parser.actions:
        yield from _meanings("", "action", parser.actions)
    yield "| option | meaning |"
    yield "|---|---|"
    for group in parser._action_groups:  # noqa: SLF001  # argparse shows its groups nowhere else
        shown = [it for it in group._group_actions if it.help is not argparse.SUPPRESS]  # noqa: SLF001
        for action in shown:
            yield f"| `{_written(action)}` | {_cell(str(action.help))} |"
    yield ""
    yield "```text"
    yield from str(parser.epilog).splitlines()
    yield "```"
    yield ""
    yield from _meanings("", "exit code", {str(code): it for code, it in parser.exits.items()})


def _written(action: argparse.Action) -> str:
    """An argument as a command line has it: ``-h, --help``, ``--path FROM TO``, ``PATHS ...``."""
    metavar = action.metavar
    values = " ".join(metavar) if isinstance(metavar, tuple) else str(metavar or "")
    if action.nargs == 0:
        values = ""
    if not action.option_strings:
        return f"{values} ..."
    return f"{', '.join(action.option_strings)} {values}".rstrip()


def _meanings(heading: str, what: str, meanings: Mapping[str, str]) -> Iterator[str]:
    if heading:
        yield from (heading, "")
    yield f"| {what} | meaning |"
    yield "|---|---|"
    for word, meaning in meanings.items():
        yield f"| `{word}` | {_cell(meaning)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("%%", "%")
