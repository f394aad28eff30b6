"""Which findings a project wants to see."""

from collections.abc import Iterable

from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.policy.path_patterns import path_matches
from autodebt_lint.settings import Settings
from autodebt_lint.settings.selectors import specificity

RULE_CRASHED = "ADL001"
NOT_FULLY_ANALYSED = "ADL002"


def rule_selected(code: str, name: str, settings: Settings) -> bool:
    """Tell whether a rule is wanted; the more exact entry wins, and `ignore` where both are equal.

    ``select = ["ADL301"]`` with ``ignore = ["ADL3"]`` leaves ADL301 of family 3.
    """
    chosen = _exactness(settings.select, code, name)
    return (
        _exactness(settings.ignore, code, name) < chosen
        if chosen
        else _by_default(code, name, settings)
    )


def finding_selected(finding: Finding, settings: Settings) -> bool:
    """Tell whether a finding is wanted at its path.

    That something was *not* analysed is said even when only other rules are selected; it takes an
    `ignore` to silence it, or nobody could tell a clean file from an unread one.
    """
    code, name = finding.code, finding.name
    if is_incomplete(finding) and not _exactness(settings.ignore, code, name):
        wanted = True
    else:
        wanted = rule_selected(code, name, settings)
    return wanted and not any(
        path_matches(pattern, finding.path) and _exactness(entries, code, name)
        for pattern, entries in settings.per_file_ignores
    )


def is_incomplete(finding: Finding) -> bool:
    """Tell whether a finding says that text was lost or that a rule crashed.

    A file of which the reading ladder recovered everything is reported at info, and is complete.
    """
    if finding.code == RULE_CRASHED:
        return True
    return finding.code == NOT_FULLY_ANALYSED and finding.severity > Severity.INFO


def is_shown(severity: Severity, confidence: Confidence, settings: Settings) -> bool:
    """Tell whether today's level and the confidence reach the least that is shown."""
    if confidence < settings.min_confidence:
        return False
    return settings.min_severity is None or severity >= settings.min_severity


def _by_default(code: str, name: str, settings: Settings) -> bool:
    """Judge a rule that `select` does not name: all are wanted when `select` is empty."""
    return not settings.select and not _exactness(settings.ignore, code, name)


def _exactness(entries: Iterable[str], code: str, name: str) -> int:
    return max((specificity(entry, code, name) for entry in entries), default=0)
