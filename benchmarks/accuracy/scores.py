"""From labels and findings to precision and recall."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from labels import Label, LabelledFile
from msgspec import Struct

MIN_POSITIVES = 50
MIN_SOURCES = 10
"""Sure positives, and sources they come from, below which no figure is claimed."""
NORMAL = 1.96
"""Quantile of the normal distribution for an interval of 95 %."""

#: Rules of which one place has one finding: a label that leaves room leaves it to its sisters too.
SISTERS = (
    frozenset(["ADL101", "ADL102", "ADL103", "ADL104", "ADL105"]),
    frozenset(["ADL303", "ADL304"]),
)


class Reported(Struct, frozen=True):
    """A finding of some tool in one file."""

    code: str
    line: int
    end_line: int
    confidence: str = ""


class Score(Struct, frozen=True):
    """What is known of one rule."""

    right: int = 0
    """Findings at sure labels, each label once."""
    missed: int = 0
    """Sure labels without a finding."""
    wrong: int = 0
    """Findings at no label."""
    open: int = 0
    """Labels of which a competent reader could say either."""
    sources: frozenset[str] = frozenset()
    """Sources with sure labels."""

    def __add__(self, other: "Score") -> "Score":
        """Put two together."""
        return Score(
            self.right + other.right,
            self.missed + other.missed,
            self.wrong + other.wrong,
            self.open + other.open,
            self.sources | other.sources,
        )

    @property
    def positives(self) -> int:
        """Sure labels."""
        return self.right + self.missed

    @property
    def is_enough(self) -> bool:
        """Whether a figure may be claimed."""
        return self.positives >= MIN_POSITIVES and len(self.sources) >= MIN_SOURCES


class Judged(Struct, frozen=True):
    """A finding or a label that is not as it should be."""

    code: str
    line: int
    what: str
    """``wrong``, or ``missed`` with the label's reason."""


def score_file(
    source: str, file: LabelledFile, found: Sequence[Reported], codes: Mapping[str, str]
) -> tuple[dict[str, Score], list[Judged], dict[str, list[int]]]:
    """Compare the findings in one file with its labels.

    Args:
        source: of the file.
        file: with its labels.
        found: findings of one tool.
        codes: the tool's codes to ours; others are left out.

    Returns:
        Score by our code; what is wrong or missed; right and wrong findings by confidence.
    """
    totals: defaultdict[str, Score] = defaultdict(Score)
    faults: list[Judged] = []
    bands: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    reported = [(item, codes[item.code]) for item in found if item.code in codes]
    met: set[int] = set()
    for label in file.labels:
        if label.code not in codes.values():
            continue
        hits = [
            index
            for index, (item, code) in enumerate(reported)
            if code == label.code and _stands_at(item, label)
        ]
        met.update(hits)
        if not label.sure:
            totals[label.code] += Score(open=1)
            met.update(_sisters(label, reported))
            continue
        totals[label.code] += Score(right=bool(hits), missed=not hits, sources=frozenset([source]))
        for index in hits:
            bands[reported[index][0].confidence][0] += 1
        if not hits:
            faults.append(Judged(label.code, label.line, f"missed: {label.why}"))
    for index, (item, code) in enumerate(reported):
        if index not in met:
            totals[code] += Score(wrong=1)
            bands[item.confidence][1] += 1
            faults.append(Judged(code, item.line, "wrong"))
    return dict(totals), faults, dict(bands)


def _stands_at(item: Reported, label: Label) -> bool:
    return item.line in label.lines or item.line <= label.line <= item.end_line


def _sisters(label: Label, reported: Iterable[tuple[Reported, str]]) -> set[int]:
    """Findings of a sister rule where a label leaves room."""
    family = next((sisters for sisters in SISTERS if label.code in sisters), frozenset())
    return {
        index
        for index, (item, code) in enumerate(reported)
        if code in family and _stands_at(item, label)
    }


def share(part: int, whole: int) -> str:
    """A share with its 95 % interval by Wilson's formula: ``0.98 (0.93 to 0.99)``."""
    if not whole:
        return "-"
    rate = part / whole
    centre = (rate + NORMAL**2 / (2 * whole)) / (1 + NORMAL**2 / whole)
    spread = (
        NORMAL
        * math.sqrt(rate * (1 - rate) / whole + NORMAL**2 / (4 * whole**2))
        / (1 + NORMAL**2 / whole)
    )
    low, high = max(0.0, centre - spread), min(1.0, centre + spread)
    return f"{rate:.2f} ({low:.2f} to {high:.2f})"


def agreement(first: Sequence[Label], second: Sequence[Label]) -> tuple[int, int]:
    """How many labels two readers of one file share, sureness included, and how many there are."""
    shared = sum(
        any(
            one.code == other.code and one.sure == other.sure and one.lines & other.lines
            for other in second
        )
        for one in first
    )
    alone = sum(
        not any(one.code == other.code and one.lines & other.lines for other in first)
        for one in second
    )
    return shared, len(first) + alone
