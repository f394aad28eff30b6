"""Jupyter notebooks: the code cells as one module.

Format: nbformat.readthedocs.io/en/latest/format_description.html.
"""

import ast
import json
import re
from collections.abc import Callable
from typing import Any

from autodebt_lint.languages.embedded.text import Embedding, Line, Strings
from autodebt_lint.languages.python import facts_of as python_facts_of
from autodebt_lint.languages.python.imports import STARTING_SCRIPT
from autodebt_lint.languages.python.reading.decoding import decode
from autodebt_lint.model.facts import Loss, ModuleFacts, Part
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

#: Magics, shell commands, questions, and the installers that need no sign before them.
_MAGIC = pattern(
    r"^(\s*)(?:%%?|!|\?|[\w.]+\?\??\s*$|(?:pip3?|conda|mamba)\s+(?:install|uninstall|list|update)\b).*$"
)
_ASSIGNED = pattern(r"^(\s*[\w, ]+=\s*)[!%].*$")
#: A line that starts a script: ``!python push.py {name}``, ``%run push.py $name``, ``rows = !python pull.py``.
_SCRIPT = pattern(
    r"^(?P<before>\s*(?:\w+\s*=\s*)?)(?:!+\s*(?P<program>\S*python[\d.]*)|%run)\s+(?P<words>\S+\.py\b.*)$"
)
_INTERPOLATED = pattern(r"\$(\w+)")
"""The other way in which such a line names a variable."""
#: Cell magics that leave the cell Python; below any other stands another language.
_PYTHON_MAGICS = frozenset(["time", "timeit", "capture", "prun", "debug", "python", "python3"])


def facts_of(data: bytes, wanted: Callable[[bytes], bool] | None = None) -> ModuleFacts | None:
    """Read one notebook.

    Args:
        data: the file as it is on disk.
        wanted: tells by the code, put together, whether it is to be read; None for always.

    Returns:
        Its facts, with an empty path and with the places of the file; None where its code is not
        wanted. Never raises for any input: what could not be read is among the losses.
    """
    text = decode(data).text
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        return _unread("it is no valid JSON")
    if not isinstance(notebook, dict):
        return _unread("its JSON is no object")
    cells = _cells(notebook)
    strings = Strings(text)
    lines: list[Line] = []
    parts: list[Part] = []
    for number, source in cells:
        cell = [line for value in source for line in _joined(strings, value)]
        if not cell:
            continue
        last = cell[-1]
        place = Place(cell[0].line, cell[0].column, last.line, last.column + len(last.raw))
        parts.append(Part(f"cell {number}", place))
        lines += _as_python(cell)
    embedding = Embedding(lines)
    code = embedding.text.encode("utf-8", "surrogatepass")
    if wanted is not None and not wanted(code):
        return None
    return python_facts_of(
        code,
        language="notebook",
        embedding=embedding,
        parts=tuple(parts),
        introduction=_introduction(notebook),
    )


def _unread(reason: str) -> ModuleFacts:
    loss = Loss(1, f"not a notebook: {reason}; the file was not analysed", lost=True)
    return ModuleFacts("", "notebook", 0, (loss,), dialect="none")


def _cells(notebook: dict[str, Any]) -> list[tuple[int, list[str]]]:
    """Number and source of each code cell; that of the third format lies in worksheets."""
    listed = notebook.get("cells")
    if not isinstance(listed, list):
        sheets = notebook.get("worksheets")
        listed = [
            cell
            for sheet in (sheets if isinstance(sheets, list) else [])
            if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)
            for cell in sheet["cells"]
        ]
    found = []
    for number, cell in enumerate(listed, start=1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = cell.get("source", cell.get("input", []))
            values = [source] if isinstance(source, str) else source
            if isinstance(values, list):
                found.append((number, [value for value in values if isinstance(value, str)]))
    return found


def _introduction(notebook: dict[str, object]) -> str:
    """The prose before the first code."""
    found: list[str] = []
    cells = notebook.get("cells")
    for cell in cells if isinstance(cells, list) else ():
        if not isinstance(cell, dict) or cell.get("cell_type") == "code":
            break
        source = cell.get("source", "")
        values = [source] if isinstance(source, str) else source
        if isinstance(values, list):
            found.append("".join(value for value in values if isinstance(value, str)))
    return "\n\n".join(found)


def _joined(strings: Strings, value: str) -> list[Line]:
    """The lines of one string; what follows its last line end is the next string's."""
    lines = list(strings.lines(value))
    return lines[:-1] if value.endswith("\n") else lines


def _started(script: re.Match[str]) -> str:
    """The call by which a notebook starts a script; "" where what it gives to it is no text of Python."""
    words = _INTERPOLATED.sub(r"{\1}", script["words"])
    call = f"{STARTING_SCRIPT}(f{f'python {words}'!r})"
    try:
        ast.parse(call)
    except (SyntaxError, ValueError):
        return ""
    return f"{script['before']}{call}"


def _as_python(cell: list[Line]) -> list[Line]:
    """Blank what only the notebook understands, without moving anything else."""
    first = next((line.code for line in cell if line.code.strip()), "")
    if first.startswith("%%"):
        name = (first[2:].split() or [""])[0]
        if name not in _PYTHON_MAGICS:
            return []
    found = []
    for line in cell:
        code = line.code
        if (script := _SCRIPT.match(code)) and (started := _started(script)):
            code = started
        elif magic := _MAGIC.match(code):
            code = f"{magic[1]}pass"
        elif assigned := _ASSIGNED.match(code):
            code = f"{assigned[1]}None"
        found.append(line._replace(code=code))
    return found
