"""From a node of the tree to its place in the text a person sees."""

import ast
from collections.abc import Callable
from typing import TypeAlias

from autodebt_lint.languages.python.reading.places import PlaceMap
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

NEWLINE = pattern(r"\r\n|\r|\n")

#: Nodes that stand somewhere.
Located: TypeAlias = ast.expr | ast.stmt | ast.excepthandler
Locate: TypeAlias = Callable[[Located], Place]


def locator(text: str, places: PlaceMap | None) -> Locate:
    """Return the function that places nodes of the tree read from `text`.

    Three cases, because nearly every file is the first: plain ASCII, where bytes are characters;
    other text, where columns are counted again; and rewritten text with a map.
    """
    if places is not None:
        return _through(places)
    return _direct if text.isascii() else _counting(NEWLINE.split(text))


def _direct(node: Located) -> Place:
    end_line, end_offset = node.end_lineno, node.end_col_offset
    assert end_line is not None  # parsing sets both
    assert end_offset is not None
    return Place(node.lineno, node.col_offset + 1, end_line, end_offset + 1)


def _counting(lines: list[str]) -> Locate:
    """Turn offsets in UTF-8 into columns; `lines` are those of the text."""

    def column_of(line: int, offset: int) -> int:
        source = lines[line - 1] if line <= len(lines) else ""
        if source.isascii():
            return offset + 1
        return len(source.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore")) + 1

    def counted(node: Located) -> Place:
        place = _direct(node)
        return Place(
            place.line,
            column_of(place.line, place.column - 1),
            place.end_line,
            column_of(place.end_line, place.end_column - 1),
        )

    return counted


def _through(places: PlaceMap) -> Locate:
    """Find places of rewritten text in the original."""

    def original(node: Located) -> Place:
        place = _direct(node)
        start = places.original(place.line, place.column - 1)
        end = places.original(place.end_line, place.end_column - 1)
        return Place(*start, *max(start, end))

    return original
