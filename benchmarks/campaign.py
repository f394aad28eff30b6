"""Automation projects of any size, made from the bundled example.

Time must double, no more, when files double. Two shapes of growth are tried, because they strain
different stages:

* ``own clients``: each copy of the example has its own clients under its own module names. The
  project has more files and more functions, but each function has as many callers as before.
* ``shared clients``: one set of clients, ever more scripts that import them. Whatever looks at
  all callers of a function, or at all scripts of a system, once per script becomes quadratic here.

No two files are alike: a cache by content would otherwise answer for the copies.
"""

import re
from enum import Enum
from itertools import count
from pathlib import Path

from measure import BenchmarkError

_IMPORT = re.compile(
    rb"^[ \t]*(?:"
    rb"from[ \t]+([\w.]+)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\r\n(]*))"
    rb"|import[ \t]+([^\r\n]+))",
    re.MULTILINE,
)
_WORD = re.compile(rb"\w+")
_PACKAGE = "__init__"


class Shape(Enum):
    """How a project grows."""

    OWN_CLIENTS = "own clients"
    SHARED_CLIENTS = "shared clients"


def read_example(example: Path) -> dict[Path, bytes]:
    """Texts of the example's Python files by relative path.

    Files that cannot take a line of ASCII at their end (UTF-16) are left out.

    Raises:
        measure.BenchmarkError: there are none.
    """
    texts = {path.relative_to(example): path.read_bytes() for path in sorted(example.rglob("*.py"))}
    usable = {path: text for path, text in texts.items() if b"\0" not in text}
    if not usable:
        problem = f"no Python files below {example}"
        raise BenchmarkError(problem)
    return usable


def imported_names(texts: dict[Path, bytes]) -> frozenset[str]:
    """Names of the example's own modules and packages that its files import.

    Found in the text, not in a syntax tree: the example holds a Python 2 script, too.
    """
    mentioned = {
        word.decode()
        for text in texts.values()
        for groups in _IMPORT.findall(text)
        for group in groups
        for word in _WORD.findall(group)
    }
    own = {part for path in texts for part in path.with_suffix("").parts}
    return frozenset(own & mentioned) - {_PACKAGE}


def renamed(path: Path, copy: int) -> Path:
    """Path of a file's copy, every folder and the module with the copy's number."""
    folders = [f"{folder}_{copy:04}" for folder in path.parts[:-1]]
    module = path.stem if path.stem == _PACKAGE else f"{path.stem}_{copy:04}"
    return Path(*folders, f"{module}.py")


def retargeted(text: bytes, names: frozenset[str], copy: int) -> bytes:
    """A file's text whose imports, and uses of what they bind, mean the modules of its own copy."""
    if not names:
        return text
    # Longest first, so that `crm_client` is not taken for `crm`; quoted words are not names.
    choices = b"|".join(re.escape(name.encode()) for name in sorted(names, key=len, reverse=True))
    return re.sub(rb"(?<![\w'\"/-])(" + choices + rb")(?![\w'\"/-])", rb"\1_%04d" % copy, text)


def write_campaign(example: Path, target: Path, files: int, shape: Shape) -> None:
    """Write a project of exactly so many Python files.

    Args:
        example: folder of the bundled example.
        target: folder to write to; made when missing.
        files: Python files of the new project.
        shape: what is copied and what is shared.

    Raises:
        measure.BenchmarkError: the example has no Python files, or none that may be multiplied.
    """
    texts = read_example(example)
    names = imported_names(texts)
    project: dict[Path, bytes] = {}
    if shape is Shape.SHARED_CLIENTS:
        project = {
            path: text
            for path, text in texts.items()
            if path.stem in names or path.stem == _PACKAGE
        }
        texts = {path: text for path, text in texts.items() if path not in project}
        if not texts:
            problem = f"every script below {example} is imported by another"
            raise BenchmarkError(problem)
    for copy in count(1):
        for path, text in texts.items():
            if len(project) >= files:
                break
            if shape is Shape.OWN_CLIENTS:
                place, body = renamed(path, copy), retargeted(text, names, copy)
            else:
                place, body = path.with_stem(f"{path.stem}_{copy:04}"), text
            project[place] = body + b"\n# copy %04d\n" % copy
        if len(project) >= files:
            break
    for path, text in list(project.items())[:files]:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(text)
