"""Everything a report of a project's debt shows, put together from what the other stages found."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from autodebt_lint.debt.items import items_of
from autodebt_lint.debt.priority import Surroundings, ranked
from autodebt_lint.debt.ratings import MINUTES_PER_LINE, by_ratio, by_worst, of_integration
from autodebt_lint.graph.metrics import metrics, sure_links
from autodebt_lint.model.agenda import Agenda
from autodebt_lint.model.assessment import (
    PEAK,
    Assessment,
    GateCondition,
    IntegrationRating,
    Portion,
    Practice,
    RuleTraits,
    SeasonPhase,
    Share,
)
from autodebt_lint.model.graph import IntegrationGraph
from autodebt_lint.model.inventory import Automation
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.settings.priorities import IncidentHours, Weights

NOBODY = "nobody"
"""Whose the debt is where no owner is known."""
NOTHING = "none"
"""What debt without a process or a system is listed under."""


def assess(  # noqa: PLR0913  # each is another stage's product
    project: str,
    report: Report,
    *,
    gate: Sequence[GateCondition],
    graph: IntegrationGraph,
    automations: Sequence[Automation],
    practice: Practice,
    agenda: Agenda,
    rules: Mapping[str, RuleTraits],
    weights: Weights,
    incidents: IncidentHours,
    changes: Mapping[str, int],
    reporting: frozenset[str],
    year: tuple[SeasonPhase, ...],
) -> Assessment:
    """Put an assessment together.

    Debt is what counts today and what was accepted: a baseline makes no debt go away. What a comment
    suppresses was judged not to be debt.

    Args:
        project: name to show.
        report: of the run; it looked as far ahead as `agenda`.
        gate: the conditions of the quality gate.
        graph: of the project.
        automations: of the project.
        practice: how it treats other systems.
        agenda: the days ahead.
        rules: traits by code.
        weights: of the priority's factors.
        incidents: what findings are assumed to cost while nothing is done.
        changes: commits by path, see `debt.priority`.
        reporting: ids of systems that people look at.
        year: phases of the project's seasons, from the day on.
    """
    verdicts = (*report.verdicts, *report.known)
    owners = dict(report.owners)
    links = sure_links(graph)
    through: defaultdict[str, int] = defaultdict(int)
    for link in links:
        for path in link.scripts:
            through[path] += 1
    next_peak = min((phase.first for phase in year if phase.phase == PEAK), default=None)
    around = Surroundings(report.as_of, next_peak, changes, through, reporting)
    items = ranked(items_of(verdicts, rules, owners, incidents), weights, around)
    return Assessment(
        project=project,
        report=report,
        gate=tuple(gate),
        maintainability=by_ratio(
            sum(verdict.finding.effort for verdict in verdicts), report.lines * MINUTES_PER_LINE
        ),
        reliability=by_worst(_harming("reliability", verdicts, rules)),
        security=by_worst(_harming("security", verdicts, rules)),
        integrations=tuple(_by_system(graph, verdicts)),
        links=tuple(_by_link(graph, verdicts)),
        items=tuple(items),
        portions=_portions(verdicts, rules, owners),
        shares=tuple(_shares(practice, automations)),
        practice=practice,
        graph=graph,
        metrics=metrics(graph),
        automations=tuple(automations),
        agenda=agenda,
        rules=dict(rules),
        year=year,
    )


def _harming(
    quality: str, verdicts: Iterable[Verdict], rules: Mapping[str, RuleTraits]
) -> list[Verdict]:
    return [verdict for verdict in verdicts if rules[verdict.finding.code].quality == quality]


def _by_system(graph: IntegrationGraph, verdicts: Iterable[Verdict]) -> Iterable[IntegrationRating]:
    """Rate what the project has with each system, the worst first."""
    about: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.finding.system:
            about[verdict.finding.system].append(verdict)
    rated = [
        IntegrationRating(
            system.id,
            system.name,
            of_integration(about[system.id], system.reads + system.writes),
            system.reads + system.writes,
            len(about[system.id]),
            system.scripts,
        )
        for system in graph.systems
    ]
    return sorted(rated, key=_worst_first)


def _by_link(graph: IntegrationGraph, verdicts: Sequence[Verdict]) -> Iterable[IntegrationRating]:
    """Rate each link by the findings about its two systems in the scripts that make it."""
    names = {system.id: system.name for system in graph.systems}
    rated = []
    for link in sure_links(graph):
        about = [
            verdict
            for verdict in verdicts
            if verdict.finding.path in link.scripts
            and verdict.finding.system in (link.source, link.target)
        ]
        calls = len({(place.path, place.place) for place in link.evidence})
        rated.append(
            IntegrationRating(
                f"{link.source} -> {link.target}",
                f"{names[link.source]} \u2192 {names[link.target]}",
                of_integration(about, calls),
                calls,
                len(about),
                link.scripts,
            )
        )
    return sorted(rated, key=_worst_first)


def _worst_first(rated: IntegrationRating) -> tuple[int, int, str]:
    return -ord(rated.rating.letter), -rated.rating.debt, rated.id


def _portions(
    verdicts: Iterable[Verdict], rules: Mapping[str, RuleTraits], owners: Mapping[str, str]
) -> dict[str, tuple[Portion, ...]]:
    """The debt by what a tech lead asks for."""
    ways: dict[str, Callable[[Verdict], str]] = {
        "family": lambda verdict: rules[verdict.finding.code].family,
        "process": lambda verdict: verdict.processes[0] if verdict.processes else NOTHING,
        "owner": lambda verdict: owners.get(verdict.finding.path, NOBODY),
        "system": lambda verdict: verdict.finding.system or NOTHING,
        "file": lambda verdict: verdict.finding.path,
    }
    return {name: _parts(verdicts, way) for name, way in ways.items()}


def _parts(verdicts: Iterable[Verdict], way: Callable[[Verdict], str]) -> tuple[Portion, ...]:
    minutes: defaultdict[str, int] = defaultdict(int)
    count: defaultdict[str, int] = defaultdict(int)
    worst: defaultdict[str, Severity] = defaultdict(lambda: Severity.INFO)
    for verdict in verdicts:
        name = way(verdict)
        minutes[name] += verdict.finding.effort
        count[name] += 1
        worst[name] = max(worst[name], verdict.severity)
    parts = [Portion(name, minutes[name], count[name], worst[name]) for name in minutes]
    return tuple(sorted(parts, key=lambda part: (-part.minutes, -part.findings, part.name)))


def _shares(practice: Practice, automations: Sequence[Automation]) -> Iterable[Share]:
    owned = sum(bool(automation.owner) for automation in automations)
    purposed = sum(bool(automation.purpose) for automation in automations)
    started = sum(bool(automation.triggers) for automation in automations)
    count = len(automations)
    yield Share("guarded", "calls whose failure is handled", practice.guarded, practice.calls)
    yield Share("limited", "calls with a timeout", practice.limited, practice.can_wait)
    yield Share("shared", "systems behind one shared client", practice.shared, practice.systems)
    yield Share("plain", "functions of low complexity", practice.plain, practice.blocks)
    yield Share(
        "maintainable",
        "scripts that radon calls maintainable",
        practice.maintainable,
        practice.files,
    )
    yield Share("owned", "automations with an owner", owned, count)
    yield Share("purposed", "automations that say what they are for", purposed, count)
    yield Share("started", "automations whose trigger is known", started, count)
