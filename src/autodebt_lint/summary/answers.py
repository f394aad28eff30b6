"""An assessment as tables and as plain data: text, Markdown for the page of a job, JSON for programs."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from autodebt_lint import answer
from autodebt_lint.answer import Answer, Section
from autodebt_lint.debt import history_answer
from autodebt_lint.debt.figures import counted, duration
from autodebt_lint.debt.report_data import finding_data, run_data
from autodebt_lint.graph.drawing import mermaid
from autodebt_lint.model.assessment import Assessment, DebtItem, IntegrationRating, Rating
from autodebt_lint.model.history import Trend
from autodebt_lint.sanitise import encodable

ITEMS_SHOWN = 15
LINKS_SHOWN = 10
EVENTS_SHOWN = 12
SUMMARY_LIMIT = 1024 * 1024
"""Bytes that GitHub takes for the summary of one step; a longer one is dropped whole."""


def text(assessment: Assessment) -> Iterator[str]:
    """Write the tables as text."""
    return answer.text(_answer(assessment))


def markdown(assessment: Assessment) -> Iterator[str]:
    """Write the tables as Markdown, with the couplings as a drawing that code hosts show."""
    tables = "".join(answer.markdown(_answer(assessment)))
    drawing = "".join(mermaid(assessment.graph))
    picture = f"\n## the couplings\n\n```mermaid\n{drawing.rstrip()}\n```\n"
    yield tables
    if len((tables + picture).encode("utf-8", "replace")) <= SUMMARY_LIMIT:
        yield picture


def json(assessment: Assessment) -> Iterator[str]:
    """Write everything as one JSON object."""
    return answer.json(_answer(assessment))


def heading(assessment: Assessment) -> str:
    """The verdict in one line."""
    verdict = "passed" if assessment.passed else "failed"
    return f"{assessment.project}: gate {verdict}; {assessment.report.day}"


def peak_told(assessment: Assessment) -> str:
    """How far the next peak is."""
    peak = assessment.next_peak
    if peak is None:
        return "no peak in the coming year"
    days = (peak - assessment.report.as_of).days
    return "the peak is on" if days <= 0 else f"{counted(days, 'day')} to the next peak, {peak}"


def rating_told(rating: Rating) -> str:
    """What a rating comes from, in a few words."""
    told = []
    if rating.cost:
        told.append(f"{duration(rating.debt)} of debt, {100 * rating.ratio:.1f} % of what it cost")
    if rating.worst is not None:
        told.append(f"worst finding {rating.worst.word}")
    return "; ".join(told) or "no findings"


def incidents_told(hours: float) -> str:
    """What is assumed to be lost in incidents."""
    return f"about {hours:,.0f} h of incidents a year while nothing is done, by your assumptions"


def letters(ratings: tuple[IntegrationRating, ...]) -> str:
    """How many integrations have which letter: ``2 A, 1 E``."""
    found = [each.rating.letter for each in ratings]
    return ", ".join(f"{found.count(letter)} {letter}" for letter in "ABCDE" if letter in found)


def item_told(item: DebtItem) -> str:
    """The symptom of an item, with the count of its places."""
    more = len(item.verdicts) - 1
    return item.symptom + (f" (and {counted(more, 'more place')})" if more else "")


class Alike(NamedTuple):
    """An item and those of lower priority that are of the same rule and the same systems."""

    first: DebtItem
    others: tuple[DebtItem, ...]

    @property
    def others_told(self) -> str:
        """How many there are and what they take; "" where there is none."""
        if not self.others:
            return ""
        minutes = sum(item.effort for item in self.others)
        count = len(self.others)
        return f"{count:,} more item{'s' * (count > 1)} like it, {duration(minutes)}"


def to_pay_first(items: Iterable[DebtItem]) -> list[Alike]:
    """The items to read, by priority: fifteen times the same in fifteen files is said once."""
    groups: dict[tuple[str, tuple[str, ...]], list[DebtItem]] = {}
    for item in items:
        groups.setdefault((item.code, item.systems), []).append(item)
    return [Alike(first, tuple(others)) for first, *others in groups.values()][:ITEMS_SHOWN]


def where(item: DebtItem) -> str:
    """The first place of an item, and how many more files it has."""
    first, more = item.files[0], len(item.files) - 1
    line = min(it.finding.place.line for it in item.verdicts if it.finding.path == first)
    return f"{first}:{line}" + (f" and {counted(more, 'more file')}" if more else "")


def _answer(assessment: Assessment) -> Answer:
    return Answer(tuple(_sections(assessment)), data(assessment))


def _sections(assessment: Assessment) -> Iterator[Section]:
    report = assessment.report
    yield Section(
        heading(assessment),
        ("", "condition", "value", "limit", "what to do"),
        tuple(
            (
                "pass" if each.passed else "FAIL",
                each.name,
                f"{each.value:g}",
                f"{each.limit:g}",
                each.advice,
            )
            for each in assessment.gate
        ),
    )
    rated = (
        ("maintainability", assessment.maintainability),
        ("reliability", assessment.reliability),
        ("security", assessment.security),
    )
    yield Section(
        f"ratings; {peak_told(assessment)}",
        ("of", "rating", "from"),
        (
            *((name, rating.letter, rating_told(rating)) for name, rating in rated),
            (
                "integrations",
                letters(assessment.integrations) or "none",
                "each system by its calls",
            ),
            ("links", letters(assessment.links) or "none", "each pair of systems"),
        ),
    )
    yield Section(
        f"what is new and what is old; {incidents_told(assessment.hours)}",
        ("", "findings", "debt"),
        (
            ("counted", f"{len(report.verdicts):,}", _minutes(report.verdicts)),
            ("accepted or there before", f"{len(report.known):,}", _minutes(report.known)),
            ("suppressed", f"{len(report.suppressed):,}", _minutes(report.suppressed)),
        ),
    )
    if assessment.trend.points:
        yield from past(assessment.trend)
    events = [e for e in assessment.agenda.events if e.kind != "season"][:EVENTS_SHOWN]
    yield Section(
        "what lies ahead",
        ("day", "in days", "what", "more", "owners"),
        tuple(
            (
                event.day.isoformat(),
                f"{event.days_left}",
                event.title,
                event.detail,
                ", ".join(event.owners),
            )
            for event in events
        ),
    )
    yield Section(
        "what to pay first",
        ("score", "item", "what", "where", "do", "effort", "owners", "because", "and"),
        tuple(
            (
                f"{item.score:g}",
                item.id,
                item_told(item),
                where(item),
                item.action,
                duration(item.effort),
                ", ".join(item.owners),
                "; ".join(reason.because for reason in item.reasons[:3]),
                alike.others_told,
            )
            for alike in to_pay_first(assessment.items)
            for item in (alike.first,)
        ),
    )
    for way in ("family", "process", "owner", "system"):
        yield Section(
            f"debt by {way}",
            (way, "effort", "findings", "worst"),
            tuple(
                (part.name, duration(part.minutes), f"{part.findings:,}", part.worst.word)
                for part in assessment.portions[way][:LINKS_SHOWN]
            ),
        )
    yield Section(
        "the heaviest links",
        ("link", "rating", "debt", "scripts"),
        tuple(
            (each.name, each.rating.letter, duration(each.rating.debt), ", ".join(each.scripts))
            for each in assessment.links[:LINKS_SHOWN]
        ),
    )
    yield Section(
        "signals",
        ("signal", "share", "of"),
        tuple(
            (
                share.title,
                "-" if share.percent is None else f"{share.percent:g} %",
                f"{share.good:,} of {share.all:,}",
            )
            for share in assessment.shares
        ),
    )


def past(trend: Trend) -> Iterator[Section]:
    """How the debt came to be, of a trend that has points."""
    yield history_answer.in_short(trend)
    told = (history_answer.anomalies(trend), history_answer.by_season(trend.seasons))
    yield from (section for section in told if section is not None)


def _minutes(verdicts: Any) -> str:
    return duration(sum(verdict.finding.effort for verdict in verdicts))


def data(assessment: Assessment) -> dict[str, Any]:
    """Give everything as plain data; figures can be worked out again from the findings in it."""
    report = assessment.report
    return {
        **run_data(report),
        "project": encodable(assessment.project),
        "gate": {"passed": assessment.passed, "conditions": assessment.gate},
        "next_peak": assessment.next_peak,
        "incident_hours_a_year": round(assessment.hours, 1),
        "ratings": {
            "maintainability": assessment.maintainability,
            "reliability": assessment.reliability,
            "security": assessment.security,
        },
        "integrations": assessment.integrations,
        "links": assessment.links,
        "graph": assessment.metrics,
        "unresolved_calls": assessment.graph.unresolved,
        "items": [item_data(item) for item in assessment.items],
        "debt": assessment.portions,
        "signals": [
            {
                "id": share.id,
                "title": share.title,
                "good": share.good,
                "all": share.all,
                "percent": share.percent,
            }
            for share in assessment.shares
        ],
        "trend": history_answer.data(assessment.trend),
        "ahead": assessment.agenda.events,
        "year": assessment.year,
        "automations": assessment.automations,
        "findings": [
            {**finding_data(verdict), "known": known}
            for known, verdicts in ((False, report.verdicts), (True, report.known))
            for verdict in verdicts
        ],
    }


def item_data(item: DebtItem) -> dict[str, Any]:
    """Give an item as plain data; its findings are told by fingerprint."""
    return {
        "id": item.id,
        "score": item.score,
        "reasons": item.reasons,
        "code": item.code,
        "rule": item.name,
        "symptom": encodable(item.symptom),
        "cause": item.cause,
        "action": encodable(item.action),
        "risk": item.risk,
        "severity": item.severity,
        "systems": item.systems,
        "processes": item.processes,
        "impact": item.impact,
        "owners": item.owners,
        "effort_minutes": item.effort,
        "incident_hours_a_year": item.hours,
        "reversibility": item.reversibility,
        "due": item.due,
        "depends_on": item.depends_on,
        "unlocks": item.unlocks,
        "findings": [verdict.fingerprint for verdict in item.verdicts],
        "files": [encodable(path) for path in item.files],
    }
