"""Output formats of a report: one module each, found by its presence.

A format is a module of this package with a function ``render(report, view) -> Iterator[str]``. It
gets values and yields text; it opens, prints and asks nothing. Formats do not know each other.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule
    from autodebt_lint.model.report import Report


class View(Struct, frozen=True):
    """How a report is wanted; each format heeds what it has a use for."""

    colour: bool = False
    statistics: bool = False
    """Formats for people end with the table of rules; JSON holds the figures anyway."""
    info: bool = False
    """Formats for people show findings of severity info too; the others carry them anyway."""
    locate: Callable[[str], str] = str
    """How formats for people and editors write a file's path from where the reader stands."""
    from_repository: Callable[[str], str] = str
    """How formats for code hosts write a file's path: from the top of its repository."""
    rules: "Callable[[], Mapping[str, Rule]]" = dict
    """Gives the rules by code, for formats that bring each rule's document along."""


def formats() -> tuple[str, ...]:
    """Return the names of all formats, sorted."""
    import pkgutil

    return tuple(
        sorted(module.name for module in pkgutil.iter_modules(__path__) if renderer(module.name))
    )


def renderer(name: str) -> "Callable[[Report, View], Iterator[str]] | None":
    """Return the `render` of the format `name`, or None when there is no such format."""
    if not name.isidentifier():
        return None
    import importlib

    try:
        module = importlib.import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name == f"{__name__}.{name}":
            return None
        raise
    return getattr(module, "render", None)
