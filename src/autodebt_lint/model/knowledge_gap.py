"""What scanned code uses and no ruleset knows."""

from msgspec import Struct

from autodebt_lint.model.place import Place


class KnowledgeGap(Struct, frozen=True):
    """A host or an import that is no entry's."""

    kind: str
    """``host`` or ``import``."""
    name: str
    uses: tuple[tuple[str, Place], ...]
    """Path and place of each use, in this order."""
