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
    target: str
    reason: str
    until: datetime.date | None = None
    """Last day on which it is tolerated; None for no end."""
    owner: str = ""


class Contract(Struct, frozen=True, kw_only=True):
    """One contract; what its type does not need is empty."""

    name: str
    type: str
    """One of `TYPES`."""
    reason: str
    owner: str = ""
    sources: tuple[str, ...] = ()
    """``from``."""
    targets: tuple[str, ...] = ()
    """``to``."""
    through: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    """Of ``independent`` the groups, of ``layers`` the layers from front to back."""
    limit: int = 0
    tolerated: tuple[Toleration, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Every system that it names, as written."""
        return (
            *self.sources,
            *self.targets,
            *self.through,
            *self.systems,
            *(end for pair in self.pairs for end in pair),
            *(system for group in self.groups for system in group),
            *(end for item in self.tolerated for end in (item.source, item.target)),
        )
