"""How large and how branched a module is: the counts from which its measures follow."""

import math

from msgspec import Struct

from autodebt_lint.model.place import Place


class Block(Struct, frozen=True, array_like=True):
    """A function, a method or the module's own body (name "")."""

    name: str
    """Qualified name inside the module."""
    place: Place
    complexity: int
    """Cyclomatic: decisions, and one."""


class Metrics(Struct, frozen=True, array_like=True):
    """The counts of one module."""

    complexity: int
    """Cyclomatic, of the whole module."""
    volume: float
    """Halstead's: bits that the operators and operands take."""
    logical_lines: int
    source_lines: int
    """Lines with code."""
    comment_lines: int
    """Comments, and lines of texts that stand by themselves, as docstrings do."""
    blocks: tuple[Block, ...]
    """In order of place, the module's own body first."""


RANKS = ("A", "B", "C", "D", "E", "F")
_WORST_OF_RANK = (5, 10, 20, 30, 40)
"""https://radon.readthedocs.io/en/latest/commandline.html#the-cc-command"""


def rank(complexity: int) -> str:
    """Radon's letter for a cyclomatic complexity: A up to 5, B to 10, C to 20, D to 30, E to 40, F above."""
    return RANKS[sum(complexity > worst for worst in _WORST_OF_RANK)]


def maintainability_index(metrics: Metrics) -> float:
    """Visual Studio's measure with the part for comments, 0 to 100, as radon computes it.

    https://radon.readthedocs.io/en/latest/intro.html#maintainability-index
    """
    if metrics.volume <= 0 or metrics.logical_lines <= 0:
        return 100.0
    lines = metrics.source_lines
    percent = metrics.comment_lines / lines * 100 if lines else 0.0
    raw = (
        171
        - 5.2 * math.log(metrics.volume)
        - 0.23 * metrics.complexity
        - 16.2 * math.log(metrics.logical_lines)
        + 50 * math.sin(math.sqrt(2.46 * math.radians(percent)))
    )
    return min(max(0.0, raw * 100 / 171), 100.0)
