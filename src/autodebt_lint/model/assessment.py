"""What a tech lead is told: the debt of a project as plain data, ready to be drawn, listed or planned."""

import datetime
from typing import Literal

from msgspec import Struct

from autodebt_lint.model.agenda import Agenda
from autodebt_lint.model.graph import GraphMetrics, IntegrationGraph
from autodebt_lint.model.history import Trend
from autodebt_lint.model.inventory import Automation
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report, Verdict

PEAK = "peak"
Cause = Literal["place", "message", "system"]
Reversibility = Literal["easy", "moderate", "hard"]


class RuleTraits(Struct, frozen=True):
    """What the debt model has to know of a rule."""

    code: str
    name: str
    family: str
    quality: str
    """``maintainability``, ``reliability`` or ``security``."""
    cause: Cause
    """What findings have in common that one repair removes: nothing (each has a place of its own), the
    message (the same library, the same address), or file and system (the same client)."""
    again: int
    """Minutes for each further place of the same cause."""
    summary: str
    """First sentence of the rule's document."""
    why: str
    """Its paragraph on why this is bad."""


class Rating(Struct, frozen=True):
    """A letter from A to E with the figures that it comes from."""

    letter: str
    ratio: float
    """Debt by development cost; 0 where there is no cost."""
    debt: int
    """Minutes."""
    cost: int
    """Minutes that what is rated would take to write."""
    to_reach_a: int
    """Minutes of debt to pay until the ratio alone would be an A."""
    worst: Severity | None = None
    """Worst severity among its findings, where that counts."""


class ItemReason(Struct, frozen=True):
    """One part of a priority."""

    factor: str
    """Key of its weight in the configuration: ``revenue``."""
    points: float
    """Of the 100 that an item may have."""
    because: str


class DebtItem(Struct, frozen=True):
    """Findings that one repair removes, and all that a decision about it takes."""

    id: str
    """Code and hash of the cause: ``ADL301-5f2a90c1``; stays while the cause does."""
    code: str
    name: str
    family: str
    symptom: str
    """What is found, in the words of its worst finding."""
    cause: str
    """Hypothesis about the root."""
    action: str
    risk: str
    """What happens when nothing is done."""
    severity: Severity
    """Worst today."""
    verdicts: tuple[Verdict, ...]
    """The findings, worst first."""
    systems: tuple[str, ...]
    processes: tuple[str, ...]
    impact: Severity | None
    """What it costs the processes to fail."""
    owners: tuple[str, ...]
    effort: int
    """Minutes for the whole item: the first place in full, each further one as often as the rule says."""
    reversibility: Reversibility
    due: datetime.date | None
    """First day that makes it worse: a vendor's end of life, or the day from which it blocks."""
    hours: float = 0.0
    """Hours a year that it is assumed to cost in incidents while nothing is done."""
    depends_on: tuple[str, ...] = ()
    """Ids of items to pay first."""
    unlocks: int = 0
    """Count of items that wait for this one, directly or not."""
    score: float = 0.0
    """Priority, 0 to 100."""
    reasons: tuple[ItemReason, ...] = ()
    """Parts of the score, largest first."""

    @property
    def files(self) -> tuple[str, ...]:
        """Posix paths of the files with a place of it, sorted."""
        return tuple(sorted({verdict.finding.path for verdict in self.verdicts}))


class IntegrationRating(Struct, frozen=True):
    """Rating of what a project has with one system, or of one link between two."""

    id: str
    name: str
    rating: Rating
    calls: int
    findings: int
    scripts: tuple[str, ...]


class Share(Struct, frozen=True):
    """A signal that a business can follow: how many of how many are as they should be."""

    id: str
    title: str
    good: int
    all: int

    @property
    def percent(self) -> float | None:
        """Percent of the good, to one decimal; None where there is none at all."""
        return round(100 * self.good / self.all, 1) if self.all else None


class Practice(Struct, frozen=True):
    """How a project treats the systems that it calls, counted call by call."""

    calls: int
    """Calls of other systems, in code that can run and is no test."""
    can_wait: int
    """Those of which it is known whether they have a limit."""
    limited: int
    """Those of them that have one."""
    guarded: int
    """Calls whose failure somebody catches."""
    systems: int
    """Systems for which some module builds a client."""
    shared: int
    """Those of them whose client is built in one module alone."""
    blocks: int
    """Functions, methods and module bodies of scripts that take part in an automation."""
    plain: int
    """Those of radon's rank A or B of cyclomatic complexity."""
    files: int
    """Such scripts."""
    maintainable: int
    """Those of radon's rank A of maintainability."""


class Portion(Struct, frozen=True):
    """A part of the debt, by one way of dividing it."""

    name: str
    minutes: int
    findings: int
    worst: Severity


class GateCondition(Struct, frozen=True):
    """One condition of the quality gate as it stands on the day."""

    name: str
    value: float
    limit: float
    passed: bool
    advice: str


class SeasonPhase(Struct, frozen=True):
    """One phase of a season; first and last day included."""

    season: str
    phase: str
    first: datetime.date
    last: datetime.date


class Assessment(Struct, frozen=True):
    """All that a report of a project's debt shows."""

    project: str
    """Name of its folder."""
    report: Report
    gate: tuple[GateCondition, ...]
    maintainability: Rating
    reliability: Rating
    security: Rating
    integrations: tuple[IntegrationRating, ...]
    """By system, worst first."""
    links: tuple[IntegrationRating, ...]
    """The heaviest first."""
    items: tuple[DebtItem, ...]
    """By priority."""
    portions: dict[str, tuple[Portion, ...]]
    """By ``family``, ``process``, ``owner``, ``system`` and ``file``, the largest first."""
    shares: tuple[Share, ...]
    practice: Practice
    graph: IntegrationGraph
    metrics: GraphMetrics
    automations: tuple[Automation, ...]
    agenda: Agenda
    rules: dict[str, RuleTraits]
    year: tuple[SeasonPhase, ...]
    """Phases of the project's seasons from the day of the run on, by first day."""
    trend: Trend = Trend()
    """How the debt came to be, as far as ``autodebt history build`` has looked."""

    @property
    def next_peak(self) -> datetime.date | None:
        """First day of the peak that is on or comes next, of any season."""
        return min((phase.first for phase in self.year if phase.phase == PEAK), default=None)

    @property
    def hours(self) -> float:
        """Hours a year that all items are assumed to cost in incidents."""
        return sum(item.hours for item in self.items)

    @property
    def passed(self) -> bool:
        """Whether the gate passes."""
        return all(condition.passed for condition in self.gate)
