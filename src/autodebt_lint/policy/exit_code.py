"""The exit code of a run, and the sentence that says why."""

from collections.abc import Sequence

from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Verdict

CLEAN = 0
FINDINGS = 1
USAGE = 2
INCOMPLETE = 3


def decide(
    verdicts: Sequence[Verdict],
    fail_on: Severity,
    incomplete: Sequence[str] = (),
    error: str = "",
    because: str = "",
) -> tuple[int, str]:
    """Choose the exit code; where several apply, 2 wins over 3, 3 over 1, and 1 over 0.

    Args:
        verdicts: what is shown.
        fail_on: level from which a finding fails the run.
        incomplete: paths of which text was lost, or on which a rule crashed.
        because: the season that lowered `fail_on`; "" where none did.
        error: message of the usage, configuration or ruleset error that ended the run.

    Returns:
        The code and one sentence.
    """
    if error:
        return USAGE, f"Stopped: {error.splitlines()[0].rstrip('.')}."
    if incomplete:
        files = _count(len(incomplete), "file")
        return INCOMPLETE, f"{files} could not be analysed completely."
    failing = [verdict for verdict in verdicts if verdict.severity >= fail_on]
    if failing:
        count = _count(len(failing), "finding")
        season = f", from which {because} fails" if because else ""
        return FINDINGS, f"{count} at or above {fail_on.word}{season}."
    if verdicts:
        return CLEAN, f"No finding reaches {fail_on.word}."
    return CLEAN, "No findings."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
