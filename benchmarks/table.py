"""The results as a Markdown table."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from statistics import median

from measure import Timing
from memory import Peak
from msgspec import Struct
from plan import MEMORY_LIMIT, Ratio

HEADINGS = ("question", "ours", "against", "value", "lowest to highest", "limit", "verdict")


class Verdict(Enum):
    """What a figure says about its limit."""

    HOLDS = "holds"
    OVER = "**over the limit**"
    UNDECIDED = "**undecided: stopped too early**"
    AIM_MET = "aim met"
    AIM_MISSED = "aim missed"
    TOLD = "for information"

    @property
    def fails(self) -> bool:
        """Whether the benchmark fails by it: a limit that was not shown to hold does not hold."""
        return self in {Verdict.OVER, Verdict.UNDECIDED}


class Row(Struct, frozen=True):
    """One figure."""

    question: str
    ours: str
    against: str
    value: str
    spread: str
    limit: str
    verdict: Verdict


def judge(
    value: float, limit: float | None, *, binding: bool = True, upper_bound: bool = False
) -> Verdict:
    """Set a value against its limit.

    Args:
        value: what was measured.
        limit: the most it may be; None when it is only told.
        binding: False for an aim.
        upper_bound: the true value is at most this one, because the peer was stopped.
    """
    if limit is None:
        return Verdict.TOLD
    if not binding:
        return Verdict.AIM_MET if value <= limit else Verdict.AIM_MISSED
    if value <= limit:
        return Verdict.HOLDS
    return Verdict.UNDECIDED if upper_bound else Verdict.OVER


def seconds(name: str, timings: Sequence[Timing]) -> str:
    """A command with its median time; "over" when it was stopped before its end."""
    over = "" if all(timing.finished for timing in timings) else "over "
    return f"{name} {over}{median(timing.seconds for timing in timings):.3g} s"


def ratio_row(ratio: Ratio, timings: Mapping[str, Sequence[Timing]]) -> Row:
    """The row of one ratio.

    Args:
        ratio: what is asked.
        timings: those of each command of the comparison.
    """
    ours, theirs = timings[ratio.ours], timings[ratio.theirs]
    spread = ratio.spread(ours, theirs)
    if not all(timing.finished for timing in ours):
        verdict = Verdict.UNDECIDED
    else:
        allowed = None if ratio.limit is None else ratio.limit * (1 + ratio.tolerance)
        stopped = not all(timing.finished for timing in theirs)
        verdict = judge(spread.value, allowed, binding=ratio.binding, upper_bound=stopped)
    limit = ""
    if ratio.limit is not None:
        tolerance = f" (+{ratio.tolerance:.0%})" if ratio.tolerance else ""
        limit = f"{ratio.limit:g}{tolerance}{'' if ratio.binding else ' (aim)'}"
    return Row(
        ratio.question,
        seconds(ratio.ours, ours),
        seconds(ratio.theirs, theirs),
        f"{spread.value:.3g}",
        f"{spread.low:.3g} to {spread.high:.3g}" if len(ours) > 1 else "one run",
        limit,
        verdict,
    )


def memory_row(tree: str, peak: Peak) -> Row:
    """The row of the peak memory."""
    counted = "sum over all processes" if peak.whole_tree else "largest process only"
    limit = MEMORY_LIMIT if peak.whole_tree else None
    return Row(
        f"{tree}: peak memory of a cold scan",
        "autodebt, cold cache",
        counted,
        f"{peak.megabytes:.0f} MB",
        "one run",
        f"{MEMORY_LIMIT:.0f} MB",
        judge(peak.megabytes, limit),
    )


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a table, its columns padded so that it reads well in a terminal, too."""
    cells = [
        HEADINGS,
        *(
            (
                row.question,
                row.ours,
                row.against,
                row.value,
                row.spread,
                row.limit,
                row.verdict.value,
            )
            for row in rows
        ),
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines) + "\n"
