r"""Text from scanned projects, made safe to print: it may look odd, but it forges nothing.

File names, source lines and messages that quote them are written by whoever wrote the scanned
project. A file named ``a\n::error::pwned`` must not become a second line of a report, an ESC must
not repaint a terminal, and ``##vso[...]`` in a source line must not command a build server that
reads its own log. Every channel has its one function here; no other module escapes anything.
"""

from typing import Any

from autodebt_lint.patterns import pattern

_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}

#: Azure Pipelines (``##vso[``), GitHub (``##[``) and TeamCity (``##teamcity[``) read these anywhere in a line.
_LOG_COMMAND = pattern(r"##(?=\w*\[)")

#: GitHub reads ``::name::`` at the start of a line; ``:12:3:`` in a file name would pass for a place.
_PATH_FORGERY = pattern(r":(?=:|\d+:)|(?<=:):")

_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    "\\t",
    "\\r",
    "\\n",
    "\\x00",
)
"""Signs, and control characters as they are shown, with which a cell would be a formula."""

_LONGEST = 240
"""Characters of a source line that a page shows: a line may hold megabytes."""
_BEFORE = 60
"""Those of them that are kept before the place when a line has to be cut."""

_SURROGATE = pattern("[\ud800-\udfff]")


def visible(character: str) -> str:
    r"""Write one character that has no shape of its own as an escape: ESC becomes ``\x1b``.

    Control and formatting characters (bidirectional overrides, zero-width ones, line separators)
    have no shape, nor do the lone surrogates with which Python carries undecodable file names.
    """
    if character.isprintable():
        return character
    named = _NAMED.get(character)
    if named is not None:
        return named
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:
        number -= 0xDC00  # the byte of the file name that was not UTF-8
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def one_line(text: str) -> str:
    """Make a message fit for one line of a terminal or of a build log."""
    if not text.isprintable():
        text = "".join(map(visible, text))
    if "##" in text:
        text = _LOG_COMMAND.sub(r"\\x23#", text)
    return text.replace("::", r"\x3a:", 1) if text.lstrip().startswith("::") else text


def lines(text: str) -> str:
    """Make a message of several lines fit for a terminal or a build log; it keeps its lines."""
    return "\n".join(map(one_line, text.split("\n")))


def path(text: str) -> str:
    """Make a path fit to start a line of a terminal or of a build log."""
    shown = one_line(text)
    return _PATH_FORGERY.sub(r"\\x3a", shown) if ":" in shown else shown


def source(text: str) -> list[str]:
    """Show each character of a source line, so that places in it can be pointed at.

    A tab is four spaces wide wherever it stands; everything else is as in a message.
    """
    cells = ["    " if character == "\t" else visible(character) for character in text]
    for match in _LOG_COMMAND.finditer(text):
        cells[match.start()] = r"\x23"
    return cells


def excerpt(text: str, column: int) -> str:
    """Show a source line on a page, without its indentation: of a long one what stands around a column.

    Args:
        text: the line.
        column: of what is spoken of, from 1.
    """
    bare = text.strip()
    at = max(0, min(column - 1 - (len(text) - len(text.lstrip())), len(bare) - 1))
    first = max(0, min(at - _BEFORE, len(bare) - _LONGEST)) if len(bare) > _LONGEST else 0
    shown = "".join(source(bare[first : first + _LONGEST]))
    before, after = "\u2026" if first else "", "\u2026" if len(bare) > first + _LONGEST else ""
    return f"{before}{shown}{after}"


def encodable(text: str) -> str:
    """Make a text fit for JSON, whose own escapes cover all but lone surrogates."""
    return _SURROGATE.sub(lambda match: visible(match[0]), text)


def json(value: Any) -> str:
    """Write a value as ASCII JSON that a build log finds no command in.

    Strings must have been made `encodable`. Outside of strings JSON has no ``#`` at all.
    """
    from json import dumps

    return _LOG_COMMAND.sub(r"\\u0023#", dumps(value))


def command_data(text: str) -> str:
    """Make a text fit for the message of a workflow command of GitHub."""
    return one_line(text).replace("%", "%25")


def command_property(text: str) -> str:
    """Make a text fit for a property of a workflow command of GitHub, ``file`` for example."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


def logging_property(text: str) -> str:
    """Make a text fit for a property of a logging command of Azure Pipelines."""
    shown = one_line(text).replace("%", "%AZP25")
    return shown.replace(";", "%3B").replace("]", "%5D")


def spreadsheet(text: str) -> str:
    """Make a text fit for a cell that a spreadsheet opens: it starts no formula.

    Source: OWASP ASVS 5.0, 1.2.10; the wide forms of the signs start one as well in some locales.
    """
    shown = one_line(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def markdown(text: str) -> str:
    """Make a text fit for a cell of a Markdown table: it opens no tag, no link and no other cell."""
    shown = one_line(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{letter}" if letter in "|`*_[]" else letter for letter in shown)
