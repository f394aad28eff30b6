"""Answers about the integration graph."""

from collections.abc import Sequence

from autodebt_lint.answer import Answer, Section
from autodebt_lint.model.graph import (
    GraphDifference,
    GraphMetrics,
    HubProposal,
    Impact,
    IntegrationGraph,
    Link,
)
from autodebt_lint.model.inventory import Automation


def of_metrics(figures: GraphMetrics, graph: IntegrationGraph) -> Answer:
    """Tell the figures of a graph."""
    names = {system.id: system.name for system in graph.systems}

    def listed(ids: Sequence[str]) -> str:
        return ", ".join(names[id] for id in ids) or "none"

    pairs = ", ".join(f"{names[a]} and {names[b]}" for a, b in figures.two_way) or "none"
    possible = figures.systems * (figures.systems - 1) // 2
    rows = (
        ("systems that are linked", str(figures.systems)),
        ("links", str(figures.links)),
        ("direct links", f"{figures.point_to_point} of {possible} possible ({figures.share_of_possible:.0%})"),
        ("propagation cost", f"{figures.propagation_cost:.2f}"),
        ("modularity", f"{figures.modularity:.2f}"),
        ("single points of failure", listed(figures.articulation_points)),
        ("largest circle", listed(figures.largest_cycle)),
        ("two-way pairs", pairs),
    )  # fmt: skip
    systems = tuple(
        (
            item.rating,
            names[item.id],
            str(item.point_to_point),
            str(item.fan_in),
            str(item.fan_out),
            f"{item.instability:.2f}",
        )
        for item in sorted(figures.by_system, key=lambda item: (-ord(item.rating), item.id))
    )
    columns = ("rating", "system", "direct links", "fan-in", "fan-out", "instability")
    return Answer(
        (
            Section("Integration graph", ("figure", "value"), rows),
            Section("Systems, the most entangled first", columns, systems),
        ),
        figures,
    )


def of_impact(found: Impact, graph: IntegrationGraph) -> Answer:
    """Tell what a change of a system touches."""
    names = {system.id: system.name for system in graph.systems}
    name = names[found.system]
    return Answer(
        (
            Section(
                f"{name}: scripts that talk to it or carry its data",
                ("script", "owner"),
                found.scripts,
            ),
            Section(f"Links of {name}", _LINK_COLUMNS, _link_rows(found.links, names)),
            Section(
                f"Systems that its data reaches: {', '.join(names[id] for id in found.downstream) or 'none'}"
            ),
        ),
        found,
    )


def of_ways(
    found: Sequence[Sequence[Link]], source: str, target: str, graph: IntegrationGraph
) -> Answer:
    """Tell the ways between two systems."""
    names = {system.id: system.name for system in graph.systems}
    if not found:
        told = f"No data gets from {names[source]} to {names[target]}"
        return Answer((Section(told),), {"ways": []})
    return Answer(
        tuple(
            Section(
                " -> ".join([names[way[0].source], *(names[link.target] for link in way)]),
                _LINK_COLUMNS,
                _link_rows(way, names),
            )
            for way in found
        ),
        {"ways": found},
    )


def of_hubs(found: Sequence[HubProposal], graph: IntegrationGraph) -> Answer:
    """Tell which hubs would save links."""
    names = {system.id: system.name for system in graph.systems}
    if not found:
        return Answer((Section("No hub would save a link"),), {"hubs": []})
    sections = []
    for item in found:
        hub = names.get(item.hub, "a new hub")
        to = ", ".join(names[id] for id in item.connections) or "nothing"
        heading = (
            f"{hub} would take in {len(item.absorbed)} direct links and needs connections to {to}: "
            f"{item.saved} fewer"
        )
        sections.append(Section(heading, _LINK_COLUMNS, _link_rows(item.absorbed, names)))
    return Answer(tuple(sections), {"hubs": found})


def of_difference(found: GraphDifference, revision: str) -> Answer:
    """Tell what changed since a revision."""
    sections = []
    direct = {(link.source, link.target) for link in found.point_to_point}
    for what, links in (("New", found.new), ("Gone", found.gone)):
        if links:
            sections.append(
                Section(f"{what} since {revision}", _LINK_COLUMNS, _link_rows(links, found.names))
            )
    if found.changed:
        rows = tuple(
            (*_ends(now, found.names), now.confidence.word, f"{', '.join(was.scripts)} -> {', '.join(now.scripts)}")
            for was, now in found.changed
        )  # fmt: skip
        sections.append(Section(f"Changed since {revision}", _LINK_COLUMNS, rows))
    if not sections:
        sections.append(Section(f"No link changed since {revision}"))
    if direct:
        sections.append(Section(f"New direct links: {len(direct)}"))
    return Answer(tuple(sections), found)


def of_inventory(found: Sequence[Automation]) -> Answer:
    """Tell the automations of a project."""
    rows = tuple(
        (
            item.path,
            item.purpose or "(no purpose said)",
            item.owner or "(no owner)",
            "; ".join(item.triggers) or "(not by itself)",
            ", ".join(item.reads) or "-",
            ", ".join(item.writes) or "-",
            item.last_change or "-",
        )
        for item in found
    )
    columns = ("script", "purpose", "owner", "started by", "reads", "writes", "last change")
    count = f"{len(found)} automation{'s' if len(found) != 1 else ''}"
    return Answer((Section(count, columns, rows),), {"automations": found})


_LINK_COLUMNS = ("from", "to", "confidence", "scripts")


def _ends(link: Link, names: dict[str, str]) -> tuple[str, str]:
    return names.get(link.source, link.source), names.get(link.target, link.target)


def _link_rows(links: Sequence[Link], names: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (*_ends(link, names), link.confidence.word, ", ".join(link.scripts)) for link in links
    )
