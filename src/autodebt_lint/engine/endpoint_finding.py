"""The finding that all rules on endpoints make: one definition, with its uses."""

from autodebt_lint.engine.extraction import extraction
from autodebt_lint.engine.rule import Rule
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.module import LinkedModule
from autodebt_lint.linking.remote.endpoints import Endpoint
from autodebt_lint.model.finding import Finding, Related
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.place import TOP
from autodebt_lint.model.repair import Repair

_SHORT = 3
"""Letters of the longest second-level domain that belongs to no one: ``co``, ``com``."""


def endpoint_finding(
    rule: Rule,
    module: LinkedModule,
    endpoint: Endpoint,
    message: str,
    *,
    severity: Severity | None = None,
    reason: str = "",
    repair: Repair | None = None,
) -> Finding:
    """Make the finding of an endpoint.

    Args:
        rule: the one rule of the family that reports it.
        module: where the literal stands.
        endpoint: the definition.
        message: what to do; ``{name}`` stands for the system or host.
        severity: level of its evidence class; the rule's own when None.
        reason: that class, in words.
        repair: what mends it better than to move it into the configuration.
    """
    if endpoint.has_secret:
        severity, reason = Severity.CRITICAL, "address with a credential in it"
    name = (
        endpoint.system.name
        if endpoint.system
        else endpoint.address.name.replace(UNKNOWN_PART, "…")
    )
    place = endpoint.address.place or TOP
    if repair is None:
        system = endpoint.system.id if endpoint.system else _word(endpoint.address.name)
        repair = extraction(place, system, what="secret" if endpoint.has_secret else "address")
    return rule.finding(
        module.path,
        place,
        message.format(name=name),
        severity=severity,
        confidence=endpoint.confidence,
        reason=reason,
        system=endpoint.system.id if endpoint.system else None,
        related=[Related(path, place, f"used by {call}") for path, place, call in endpoint.uses],
        scope=endpoint.scope,
        reachable=endpoint.reachable,
        repair=repair,
    )


def _word(host: str) -> str:
    """The label of a host that says whose it is: ``acme-corp`` of ``api.acme-corp.net``."""
    *labels, _top = host.split(".")
    if not labels or UNKNOWN_PART in host or host[-1:].isdigit():
        return ""
    return next((it for it in reversed(labels) if len(it) > _SHORT), "")
