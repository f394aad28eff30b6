"""The integration graph as plain data."""

from msgspec import Struct

from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Confidence


class SystemNode(Struct, frozen=True):
    """An outside system and the scripts that talk to it."""

    id: str
    name: str
    category: str
    scripts: tuple[str, ...]
    reads: int
    """Number of places that read from it."""
    writes: int
    hub: bool = False


class Link(Struct, frozen=True):
    """Data read from `source` that reaches a write to `target`."""

    source: str
    target: str
    confidence: Confidence
    scripts: tuple[str, ...]
    """Posix paths of the scripts that make the link."""
    evidence: tuple[Related, ...]
    """The reading call, the writing call and what lies between, in that order."""
    flow: str = "value"
    """``value`` when data was followed, ``co-occurrence`` when both only meet in one entry point."""


class IntegrationGraph(Struct, frozen=True):
    """Systems and links of a project, in a stable order."""

    systems: tuple[SystemNode, ...]
    links: tuple[Link, ...]
    unresolved: int = 0
    """Remote calls whose system could not be told."""
