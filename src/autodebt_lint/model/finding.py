"""What a rule yields."""

import datetime

from msgspec import Struct

from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.repair import Repair


class Related(Struct, frozen=True, array_like=True):
    """A second place that helps to understand a finding, with a few words on its part in it."""

    path: str
    place: Place
    message: str


class Finding(Struct, frozen=True, array_like=True):
    """One piece of debt at one place, before configuration, dates and seasons have judged it.

    `severity` is the base level: the rule's own, or the one its evidence class gives, and `reason`
    says which class that was ("internal host"). `retires_on` is evidence, not judgement: the
    policy stage sets it against the day of the run.
    """

    code: str
    name: str
    path: str
    place: Place
    message: str
    severity: Severity
    confidence: Confidence
    effort: int
    """Minutes that the repair takes."""
    reason: str = ""
    system: str | None = None
    """Id of the outside system concerned."""
    retires_on: datetime.date | None = None
    counts_from: datetime.date | None = None
    """Day before which it is no finding yet: a deprecation counts when its date has passed."""
    related: tuple[Related, ...] = ()
    scope: str = ""
    """Qualified name of the function or class around the place; empty at module level."""
    repair: Repair | None = None
    """What mends it, where the tool knows that."""
