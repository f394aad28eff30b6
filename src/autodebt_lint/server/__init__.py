"""The language server: findings in an editor while code is written.

    judging      a text in an editor to its verdicts, by the pipeline that `autodebt check` runs
    translation  verdicts to what the protocol shows: diagnostics, hovers, edits
    connection   the conversation: what is open, when it is judged, what was told

The first two are functions from values to values. `pygls` speaks the protocol; it is loaded when a
server starts.
"""

from typing import BinaryIO

from autodebt_lint.errors import UsageError


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Talk to one editor until it says good-bye or is gone, and return the exit code.

    Args:
        stdin: what the editor says.
        stdout: what it is answered.

    Raises:
        UsageError: the package that speaks the protocol is not installed.
    """
    try:
        import pygls.lsp.server  # noqa: F401  # the package may be there in a release without it
    except ImportError as error:
        raise UsageError(
            "the language server needs the package pygls, release 2 or later",
            'pip install "autodebt-lint[server]"',
        ) from error
    from autodebt_lint.server.connection import converse

    return converse(stdin, stdout)
