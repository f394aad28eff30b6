"""Business processes that automations serve, and what it costs when they stop."""

from msgspec import Struct

from autodebt_lint.model.levels import Severity

#: What a failure costs, by the step to revenue that it stops. Lost leads and broken records are never
#: seen again; a wrong figure is; the rest is cleaned up by hand.
IMPACT = {
    "lead-capture": Severity.CRITICAL,
    "crm-sync": Severity.CRITICAL,
    "routing": Severity.CRITICAL,
    "billing": Severity.CRITICAL,
    "attribution": Severity.HIGH,
    "reporting": Severity.HIGH,
    "scoring": Severity.HIGH,
    "support": Severity.MEDIUM,
}


class Process(Struct, frozen=True, kw_only=True):
    """A business process of the team: which code serves it."""

    id: str
    """Key of its table; a known step (``lead-capture``) or the team's own."""
    paths: tuple[str, ...] = ()
    """Patterns of the files that serve it.

    Example: paths = ["jobs/forms/*"]
    """
    systems: tuple[str, ...] = ()
    """Ids of the systems that do.

    Example: systems = ["marketo", "salesforce"]
    """
    owners: tuple[str, ...] = ()
    """Owners whose code does.

    Example: owners = ["@lagovia/web"]
    """
    impact: Severity | None = None
    """What a failure costs; unless given, that of the known step, or medium.

    Example: impact = "high"
    """

    @property
    def cost(self) -> Severity:
        """What a failure of it costs."""
        return self.impact if self.impact is not None else IMPACT.get(self.id, Severity.MEDIUM)
