"""Several outputs of one run: the options that say what is written where."""

import os
from argparse import Namespace, _ArgumentGroup
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from autodebt_lint.cli import project
from autodebt_lint.cli.arguments import Parser, Problems, choice

_Renderer = TypeVar("_Renderer")


class Output(NamedTuple, Generic[_Renderer]):
    """One result in one format, and where it goes."""

    format: str
    render: _Renderer
    file: str | None
    """None for the standard output."""


def add(
    parser: Parser,
    group: _ArgumentGroup,
    formats: Iterable[str],
    *,
    default: str = "text",
    file: str = "",
) -> None:
    """Add ``--output`` besides ``--output-format``, which take one of `formats`, and ``--output-file``."""
    project.add_output(parser, group, formats, default=default, file=file)
    parser.words["output"] = tuple(f"{name}=" for name in formats)
    group.add_argument(
        "--output",
        action="append",
        metavar="NAME=FILE",
        default=[],
        help="one of several outputs of the same run; the file - is the terminal",
    )
    # None, so that giving both ways is told apart.
    group.set_defaults(output_format=None)


def read(
    arguments: Namespace,
    renderer: Callable[[str], _Renderer | None],
    formats: Callable[[], Iterable[str]],
    problems: Problems,
) -> list[Output[_Renderer]]:
    """Read the options that `add` added.

    Args:
        arguments: the command's.
        renderer: gives what writes a format; None for a name that is no format.
        formats: gives the names of all formats.
        problems: gets what is wrong with them.
    """
    if not arguments.output:
        named = arguments.output_format or "text"
        wanted = [("--output-format", named, "--output-file", arguments.output_file)]
    else:
        if arguments.output_format or arguments.output_file:
            problems.add(
                "--output says format and file together: give it, or --output-format and --output-file"
            )
        pairs = [entry.partition("=") for entry in arguments.output]
        wanted = [
            ("--output", name, "--output", None if file == "-" else file) for name, _, file in pairs
        ]
        for entry, (_, equals, file) in zip(arguments.output, pairs, strict=True):
            if not equals or not file:
                problems.add(f"--output {entry}: it takes NAME=FILE, sarif=debt.sarif for example")
    files = [file for _, _, _, file in wanted]
    for file in sorted({str(file or "-") for file in files if files.count(file) > 1}):
        problems.add(f"--output: two formats go to {file}")
    outputs = []
    for option, name, file_option, file in wanted:
        render = renderer(name)
        if render is None:
            choice(option, name, formats(), problems)
        else:
            _look_at_file(file_option, file, problems)
            outputs.append(Output(name, render, file))
    return outputs


def _look_at_file(option: str, path: str | None, problems: Problems) -> None:
    """Find out before the work, not after it, that its result cannot be written."""
    if path is None:
        return
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        problems.add(f"{option}: {path} is a folder")
    elif not os.path.isdir(folder):
        problems.add(f"{option}: there is no folder {folder}")
