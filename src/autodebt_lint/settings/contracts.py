"""Contracts that a team makes about its integration graph: which systems data may flow between.

A contract names systems by id, by ``category:crm``, or all of them by ``*``.
"""

import datetime
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

ContractType: TypeAlias = Literal[
    "forbidden",
    "only-through",
    "allowed",
    "one-way",
    "independent",
    "fan-out",
    "no-two-way",
    "layers",
]
TYPES: tuple[str, ...] = get_args(ContractType)

#: Keys that each type of contract needs; all others of this table are refused for it.
NEEDED: dict[str, tuple[str, ...]] = {
    "forbidden": ("from", "to"),
    "only-through": ("from", "to", "through"),
    "allowed": ("pairs",),
    "one-way": ("from", "to"),
    "independent": ("groups",),
    "fan-out": ("from", "limit"),
    "no-two-way": ("systems",),
    "layers": ("layers",),
}


class Toleration(Struct, frozen=True, kw_only=True):
    """A link that a contract forbids and a team lives with."""

    source: str
    """System that data comes from."""
    target: str
    """System that it goes to."""
    reason: str
    """Why it is tolerated."""
    until: datetime.date | None = None
    """Last day on which it is tolerated; None for no end."""
    owner: str = ""
    """Who works on its end."""


class Contract(Struct, frozen=True, kw_only=True):
    """One contract; what its type does not need is empty."""

    name: str
    """What people call it; findings repeat it."""
    type: str
    """What it forbids: one of `TYPES`."""
    reason: str
    """Why the team agreed on it."""
    owner: str = ""
    """Who is asked about it."""
    sources: tuple[str, ...] = ()
    """Systems that data comes from."""
    targets: tuple[str, ...] = ()
    """Systems that it goes to."""
    through: tuple[str, ...] = ()
    """Hubs one of which a link must have at an end."""
    systems: tuple[str, ...] = ()
    """Systems among which no pair may be linked both ways."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Source and target of each link that is allowed."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Systems that must not be linked to those of another group."""
    layers: tuple[tuple[str, ...], ...] = ()
    """From front to back."""
    limit: int = 0
    """Targets that one system may feed."""
    tolerated: tuple[Toleration, ...] = ()
    """Links that break it and are no finding, or none yet."""

    @property
    def named(self) -> tuple[str, ...]:
        """Every system that it names, as written."""
        return (
            *self.sources,
            *self.targets,
            *self.through,
            *self.systems,
            *(end for pair in self.pairs for end in pair),
            *(system for group in (*self.groups, *self.layers) for system in group),
            *(end for item in self.tolerated for end in (item.source, item.target)),
        )
