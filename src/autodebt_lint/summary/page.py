"""An assessment as one HTML file: it works from the disk, loads nothing, and runs two small scripts of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from autodebt_lint import sanitise
from autodebt_lint.debt.figures import counted, duration
from autodebt_lint.graph.drawing import picture
from autodebt_lint.model.assessment import Assessment, Portion
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Verdict
from autodebt_lint.summary import charts
from autodebt_lint.summary.answers import (
    EVENTS_SHOWN,
    item_told,
    letters,
    past,
    peak_told,
    rating_told,
    to_pay_first,
    where,
)

if TYPE_CHECKING:
    from markupsafe import Markup

FINDINGS_SHOWN = 5_000
"""Rows of the table: more than a browser sorts at once, and than a page of 3 MB holds."""
_COLUMNS = ("severity", "rule", "file", "line", "what", "system", "owner", "effort", "state")
_SECTIONS = (
    ("gate", "Gate"),
    ("year", "The year"),
    ("first", "What to pay first"),
    ("where", "Where it is"),
    ("past", "How it came to be"),
    ("couplings", "Couplings"),
    ("signals", "Signals"),
    ("findings-title", "Findings"),
    ("rules", "Rules"),
)


def html(assessment: Assessment) -> Iterator[str]:
    """Draw the page.

    Raises:
        UsageError: the package that draws the charts is missing.
    """
    import jinja2

    report = assessment.report
    everything = [(v, False) for v in report.verdicts] + [(v, True) for v in report.known]
    everything.sort(
        key=lambda pair: (-pair[0].severity, pair[0].finding.path, pair[0].finding.place)
    )
    findings = everything[:FINDINGS_SHOWN]
    drawn = picture.drawn(assessment.graph)
    scripts = [drawn.script, (files(__package__) / "page.js").read_text("utf-8")]
    events = [event for event in assessment.agenda.events if event.kind != "season"]
    owners = dict(report.owners)
    names = {system.id: system.name for system in assessment.graph.systems}
    environment = jinja2.Environment(autoescape=True, trim_blocks=False)
    environment.filters.update(
        duration=duration,
        line=lambda text: sanitise.one_line(str(text)),
        rated=rating_told,
        told=item_told,
        where=where,
        breakable=_breakable,
        excerpt=lambda verdict: sanitise.excerpt(verdict.excerpt, verdict.shown_columns[0]),
    )
    template = environment.from_string((files(__package__) / "page.html.jinja").read_text("utf-8"))
    yield template.render(
        a=assessment,
        peak=peak_told(assessment),
        sections=_SECTIONS,
        letters=letters(assessment.integrations),
        debt=duration(assessment.maintainability.debt),
        severities=[level.word for level in sorted(Severity, reverse=True)],
        blocking=_blocking_before_peak(assessment),
        events=events[:EVENTS_SHOWN],
        more_events=max(0, len(events) - EVENTS_SHOWN),
        items=to_pay_first(assessment.items),
        timeline=charts.timeline(
            assessment.year, assessment.agenda.events, report.as_of, assessment.agenda.until
        ),
        treemap=charts.treemap(assessment.portions["file"]),
        parts=[
            (way, charts.bars(_named(assessment.portions[way], names if way == "system" else {})))
            for way in ("family", "process", "owner", "system")
        ],
        trend=charts.trend(assessment.trend.points) if len(assessment.trend.points) > 1 else None,
        past=list(past(assessment.trend)) if assessment.trend.points else [],
        states=[
            ("counted", len(report.verdicts), _minutes(report.verdicts)),
            ("accepted, or there before", len(report.known), _minutes(report.known)),
            ("suppressed", len(report.suppressed), _minutes(report.suppressed)),
        ],
        picture=drawn,
        coupling_summary=picture.summary(assessment.graph),
        filters=[
            ("severity", "severity", 0, [level.word for level in reversed(Severity)]),
            ("rule", "rule", 1, sorted({v.finding.code for v, _ in findings})),
            ("system", "system", 5, sorted({v.finding.system or "" for v, _ in findings} - {""})),
            (
                "owner",
                "owner",
                6,
                sorted({owners.get(v.finding.path, "") for v, _ in findings} - {""}),
            ),
            ("state", "state", 8, ["counted", "accepted"]),
        ],
        columns=_COLUMNS,
        findings=findings,
        hidden=len(everything) - len(findings),
        owners=owners,
        rules=[
            (assessment.rules[code], counted(len(found), "finding"), _minutes(found))
            for code in sorted({v.finding.code for v, _ in everything})
            for found in [tuple(v for v, _ in everything if v.finding.code == code)]
        ],
        scripts=scripts,
        script_hashes=" ".join(f"'{picture.script_hash(script)}'" for script in scripts),
    )


def _blocking_before_peak(assessment: Assessment) -> int:
    """Findings that pass today and fail before the peak begins, or in the year where none comes."""
    peak = assessment.next_peak or assessment.agenda.until
    days = [verdict.blocks_from for verdict in assessment.report.verdicts]
    return sum(day is not None and assessment.report.as_of < day <= peak for day in days)


def _named(parts: Sequence[Portion], names: Mapping[str, str]) -> list[Portion]:
    return [msgspec.structs.replace(part, name=names.get(part.name, part.name)) for part in parts]


def _breakable(path: str) -> "Markup":
    """A path that may go on in the next line where a word of it ends, and not within one."""
    from markupsafe import Markup, escape

    return Markup("<wbr>").join(escape(part) for part in re.split(r"(?<=[/_-])", path))


def _minutes(verdicts: tuple[Verdict, ...]) -> str:
    return duration(sum(verdict.finding.effort for verdict in verdicts))
