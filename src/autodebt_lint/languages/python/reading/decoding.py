"""Bytes of a source file to text, as Python does it and then some (PEP 263)."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from autodebt_lint.patterns import pattern

from .outcome import Loss

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COOKIE = pattern(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = pattern(rb"[ \t\f]*(?:#.*)?$")
_LINE_END = pattern(rb"\r\n|\r|\n")

# Codecs that are no character sets, that can yield unencodable text, or whose time grows
# with the square of the input.
_REFUSED = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"}
)
_SAMPLE = 4096


class Decoded(NamedTuple):
    """The text without byte order mark, and notes about how it was decoded."""

    text: str
    losses: tuple[Loss, ...]


def decode(data: bytes) -> Decoded:
    """Decode a source file; never raises."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff", b"\xfe", b"\0")) and b"\0" not in data:
        # The common path: no mark, no UTF-16, and no cookie in sight.
        if data.find(b"coding", 0, _SAMPLE) < 0:
            return _decode_as(data, "utf-8")
        return _decode_declared(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    guessed = _guess_wide(data)
    return _decode_as(data, guessed) if guessed else _decode_declared(data)


def _decode_declared(data: bytes) -> Decoded:
    name = _declared_encoding(data)
    if name is None:
        return _decode_as(data, "utf-8")
    try:
        codec = codecs.lookup(name)
        known = codec.name.replace("_", "-") not in _REFUSED and bool("".encode(name) or "text")
    except (LookupError, ValueError):
        known = False
    if not known:
        text, losses = _decode_as(data, "utf-8")
        return Decoded(
            text, (Loss(1, f"unknown encoding {name!r}: read as UTF-8", lost=False), *losses)
        )
    # A file that can declare its encoding in ASCII is not in UTF-16.
    return _decode_as(data, "utf-8" if codec.name.startswith(("utf-16", "utf-32")) else codec.name)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), ())
    except UnicodeDecodeError as error:
        first_bad = error.start
    except ValueError:  # codecs may raise their own kinds
        first_bad = 0
    if encoding.startswith(("utf-16", "utf-32")):
        text = data.decode(encoding, errors="replace")
        line = text.count("\n", 0, max(text.find("\ufffd"), 0)) + 1
        return Decoded(text, (Loss(line, f"damaged {encoding.upper()} text", lost=True),))
    line = len(_LINE_END.findall(data, 0, first_bad)) + 1
    fallbacks = ("cp1252", "latin-1") if encoding == "utf-8" else ("utf-8", "cp1252", "latin-1")
    for fallback in fallbacks:
        try:
            text = data.decode(fallback)
        except UnicodeDecodeError:
            continue
        note = f"not valid {encoding.upper()}: read as {fallback.upper()}"
        return Decoded(text, (Loss(line, note, lost=False),))
    raise AssertionError("latin-1 decodes everything")


def _declared_encoding(data: bytes) -> str | None:
    """Return the name in a PEP 263 cookie of the first two lines."""
    start = 0
    for _ in range(2):
        end = _LINE_END.search(data, start)
        line = data[start : end.start() if end else len(data)]
        if found := _COOKIE.match(line):
            return found[1].decode("ascii", "replace")
        if end is None or not _BLANK.match(line):
            return None
        start = end.end()
    return None


def _guess_wide(data: bytes) -> str | None:
    """Return a UTF-16 encoding if nearly every second byte of the beginning is NUL."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    low, high = sample[1::2].count(0), sample[::2].count(0)
    if low > pairs * 0.7 and high < pairs * 0.1:
        return "utf-16-le"
    if high > pairs * 0.7 and low < pairs * 0.1:
        return "utf-16-be"
    return None
