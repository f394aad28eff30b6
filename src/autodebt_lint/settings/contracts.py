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
    """System that data comes from.

    Example: from = "salesforce"
    """
    target: str
    """System that it goes to.

    Example: to = "hubspot"
    """
    reason: str
    """Why it is tolerated.

    Example: reason = "one list, until the CDP feeds it"
    """
    until: datetime.date | None = None
    """Last day on which it is tolerated; without end unless given.

    Example: until = 2027-03-31
    """
    owner: str = ""
    """Who works on its end.

    Example: owner = "@lagovia/crm"
    """


class Contract(Struct, frozen=True, kw_only=True):
    """One contract; what its type does not need is empty."""

    name: str
    """What people call it; findings repeat it.

    Example: name = "no copies between CRMs"
    """
    type: str
    """What it forbids; which other keys it needs depends on it.

    Example: type = "forbidden"
    """
    reason: str
    """Why the team agreed on it.

    Example: reason = "persons were doubled"
    """
    owner: str = ""
    """Who is asked about it.

    Example: owner = "@lagovia/crm"
    """
    sources: tuple[str, ...] = ()
    """Systems that data comes from.

    Example: from = ["category:crm"]
    """
    targets: tuple[str, ...] = ()
    """Systems that it goes to.

    Example: to = ["*"]
    """
    through: tuple[str, ...] = ()
    """Hubs one of which a link must have at an end.

    Example: through = ["segment"]
    """
    systems: tuple[str, ...] = ()
    """Systems among which no pair may be linked both ways.

    Example: systems = ["hubspot", "salesforce"]
    """
    pairs: tuple[tuple[str, str], ...] = ()
    """Source and target of each link that is allowed.

    Example: pairs = [["shopify", "snowflake"], ["stripe", "snowflake"]]
    """
    groups: tuple[tuple[str, ...], ...] = ()
    """Systems that must not be linked to those of another group.

    Example: groups = [["hubspot", "mailchimp"], ["stripe"]]
    """
    layers: tuple[tuple[str, ...], ...] = ()
    """From front to back.

    Example: layers = [["shopify"], ["segment"], ["snowflake"]]
    """
    limit: int = 0
    """Targets that one system may feed.

    Example: limit = 3
    """
    tolerated: tuple[Toleration, ...] = ()
    """Links that break it and are no finding, or none yet.

    Example: tolerated = [{ from = "salesforce", to = "hubspot", reason = "one list" }]
    """

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
