"""The kinds of ruleset files there are: one line each, and the only place to add another.

A section says where its files lie below ``rulesets/``, what a file may say, and which parts of
the compiled copy its files make. Its parts are read with `Knowledge.part`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from autodebt_lint.knowledge.checking import check_ruleset
from autodebt_lint.knowledge.compiling import compile_lexicon, compile_vendors
from autodebt_lint.knowledge.location import rulesets_root
from autodebt_lint.knowledge.reading import Origin
from autodebt_lint.knowledge.schema import Lexicon, Ruleset
from autodebt_lint.knowledge.schema_problems import Check


class Section(NamedTuple):
    """One kind of ruleset file."""

    folders: tuple[str, ...]
    document: type[Any]
    """Schema of one file."""
    compile: Callable[[Sequence[tuple[Origin, Any]]], Mapping[str, Any]]
    """From (origin, file) pairs to the parts of the compiled copy."""
    check: Check | None = None
    """Notes what the schema cannot say of one file."""
    open_to_users: bool = False
    """Users' own files are files of this section too."""

    def bundled(self) -> list[Path]:
        """Return the files of this kind that come with the tool."""
        root = rulesets_root()
        return [path for name in self.folders for path in sorted((root / name).glob("*.toml"))]


VENDORS = Section(
    ("systems", "libraries", "calls", "clients"),
    Ruleset,
    compile_vendors,
    check_ruleset,
    open_to_users=True,
)
"""What users write themselves, too."""

SECTIONS = (
    VENDORS,
    Section(("lexicon",), Lexicon, compile_lexicon),
)
