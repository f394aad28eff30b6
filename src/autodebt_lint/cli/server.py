"""``autodebt server``: findings in an editor, by the language server protocol."""

import contextlib
import sys
from collections.abc import Sequence

from autodebt_lint.cli.arguments import Parser, Problems, parse
from autodebt_lint.errors import UsageError

_DESCRIPTION = """\
Show findings in an editor while code is written. The editor starts this
command and speaks the language server protocol with it over the standard
streams; a person has nothing to say here. Needs
pip install "autodebt-lint[server]"."""

_EPILOG = """\
examples:
  autodebt server
  autodebt server --stdio          the same; many editors add the option

docs/editors.md shows how editors are told."""

_EXITS = {
    0: "after the editor said good-bye",
    1: "it was gone without that",
    2: "usage error, or a package is missing",
}


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("server")
    arguments = parse(command_line(), argv, problems)
    for word in arguments.paths:
        problems.add(f"not expected: {word}; the editor names the files")
    problems.settle()
    if sys.stdin is None or sys.stdout is None:
        raise UsageError("the standard streams are closed: nobody can be talked to")
    from autodebt_lint.server import serve

    stdout = sys.stdout.buffer
    # Whatever is printed would be taken for a message.
    with contextlib.redirect_stdout(sys.stderr):
        return serve(sys.stdin.buffer, stdout)


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("server", _DESCRIPTION, _EPILOG, exits=_EXITS)
    parser.add_argument_group("how it speaks").add_argument(
        "--stdio", action="store_true", help="over the standard streams, as it always does"
    )
    return parser
