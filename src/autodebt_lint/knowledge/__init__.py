"""What the world knows about vendors, libraries and words, from the rulesets.

``load_copy`` reads it, ``Knowledge`` answers. Only the reading is loaded with this package: whether a
file needs any answer at all is told by the copy's pre-filter.
"""

from typing import TYPE_CHECKING, Any

from autodebt_lint.knowledge.loader import KnowledgeCopy, load_copy, load_knowledge
from autodebt_lint.knowledge.triggers import Triggers

if TYPE_CHECKING:
    from autodebt_lint.knowledge.facade import Knowledge
    from autodebt_lint.knowledge.schema import (
        DeprecatedCall,
        Lexicon,
        Library,
        Retirement,
        System,
        UserRule,
        confidence,
    )

_HOMES = {"Knowledge": "facade"} | dict.fromkeys(
    ["DeprecatedCall", "Lexicon", "Library", "Retirement", "System", "UserRule", "confidence"],
    "schema",
)

__all__ = [
    "DeprecatedCall",
    "Knowledge",
    "KnowledgeCopy",
    "Lexicon",
    "Library",
    "Retirement",
    "System",
    "Triggers",
    "UserRule",
    "confidence",
    "load_copy",
    "load_knowledge",
]


def __getattr__(name: str) -> Any:
    """Load the answering half when somebody asks for a name of it."""
    if name not in _HOMES:
        raise AttributeError(name)
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
