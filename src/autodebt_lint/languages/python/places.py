"""From a node of the tree to its place in the text a person sees."""

import ast
import re
from collections.abc import Callable

from autodebt_lint.languages.python.reading.places import PlaceMap
from autodebt_lint.model.place import Place

NEWLINE = re.compile(r"\r\n|\r|\n")


def locator(text: str, places: PlaceMap | None) -> Callable[[ast.AST], Place]:
    """Return the function that places nodes of the tree read from `text`.

    Three cases, because nearly every file is the first: plain ASCII, where bytes are characters;
    other text, where columns are counted again; and rewritten text with a map.
    """
    if places is not None:
        original = places.original

        def through_map(node: ast.AST) -> Place:
            line, column = original(node.lineno, node.col_offset)  # type: ignore[attr-defined]
            end = original(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
            return Place(line, column, *max(end, (line, column)))

        return through_map
    if text.isascii():

        def direct(node: ast.AST) -> Place:
            return Place(
                node.lineno,  # type: ignore[attr-defined]
                node.col_offset + 1,  # type: ignore[attr-defined]
                node.end_lineno,  # type: ignore[attr-defined]
                node.end_col_offset + 1,  # type: ignore[attr-defined]
            )

        return direct
    lines = NEWLINE.split(text)

    def column_of(line: int, offset: int) -> int:
        source = lines[line - 1] if line <= len(lines) else ""
        if source.isascii():
            return offset + 1
        return len(source.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore")) + 1

    def counted(node: ast.AST) -> Place:
        line, end_line = node.lineno, node.end_lineno  # type: ignore[attr-defined]
        return Place(
            line,
            column_of(line, node.col_offset),  # type: ignore[attr-defined]
            end_line,
            column_of(end_line, node.end_col_offset),  # type: ignore[attr-defined]
        )

    return counted
