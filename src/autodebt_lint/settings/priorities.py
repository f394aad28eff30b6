"""What counts when debt is put in order, and what it is assumed to cost when nothing is done."""

from msgspec import Struct


class Weights(Struct, frozen=True, kw_only=True):
    """Weights of the six things that a priority is made of; only their proportions count."""

    revenue: float = 25
    """What it costs the business processes to fail.

    Example: revenue = 40
    """
    decision: float = 10
    """Whether people decide by the data: warehouses, reports, attribution, scoring.

    Example: decision = 20
    """
    risk: float = 30
    """How likely it fails: severity today, confidence, changes of the files in 180 days, links through them.

    Example: risk = 30
    """
    urgency: float = 20
    """Days until it gets worse: a vendor's end of life, the day from which it blocks, the next peak; none for a secret.

    Example: urgency = 30
    """
    ease: float = 10
    """Little effort, and a repair that can be taken back.

    Example: ease = 0
    """
    unlocks: float = 5
    """Other items that wait for it.

    Example: unlocks = 10
    """


class IncidentHours(Struct, frozen=True, kw_only=True):
    """Hours a year that a finding is assumed to cost in incidents, by its severity."""

    critical: float = 8
    """Of a finding that is critical today.

    Example: critical = 16
    """
    high: float = 2
    """Of one that is high.

    Example: high = 4
    """
    medium: float = 0.5
    """Of one that is medium.

    Example: medium = 1
    """
    low: float = 0.1
    """Of one that is low; info costs nothing.

    Example: low = 0
    """
