"""Drawings of the integration graph: for people, for programs and for two diagram languages."""

from collections.abc import Iterator
from typing import Any

from autodebt_lint import sanitise
from autodebt_lint.graph.picture import html
from autodebt_lint.model.graph import IntegrationGraph, Link, SystemNode
from autodebt_lint.model.levels import Confidence

#: Number of the JSON drawing's shape.
SCHEMA = 1

_MERMAID_ARROWS = {Confidence.HIGH: "==>", Confidence.MEDIUM: "-->", Confidence.LOW: "-.->"}
_DOT_STYLES = {Confidence.HIGH: "bold", Confidence.MEDIUM: "solid", Confidence.LOW: "dotted"}


def text(graph: IntegrationGraph) -> Iterator[str]:
    """Draw each system with the systems that its data goes to, and the scripts that carry it."""
    names = {system.id: system.name for system in graph.systems}
    outgoing: dict[str, list[Link]] = {}
    for link in graph.links:
        outgoing.setdefault(link.source, []).append(link)
    linked = {end for link in graph.links for end in (link.source, link.target)}
    hubs = {system.id for system in graph.systems if system.hub}
    yield f"{_count(len(graph.systems), 'system')}, {_count(len(graph.links), 'link')}\n"
    for system in graph.systems:
        if system.id in outgoing:
            yield f"\n{_heading(system)}\n"
            yield from _arrows(outgoing[system.id], names, hubs)
    ends = [s for s in graph.systems if s.id in linked and s.id not in outgoing]
    if ends:
        yield "\nonly written to:\n"
        yield from (f"  {_heading(system)}\n" for system in ends)
    alone = [s for s in graph.systems if s.id not in linked]
    if alone:
        yield "\nwithout links:\n"
        yield from (f"  {_heading(system)}\n" for system in alone)
    if graph.unresolved:
        calls = _count(graph.unresolved, "remote call")
        yield f"\n{calls} to systems that could not be told: not in the picture\n"


def _heading(system: SystemNode) -> str:
    name = sanitise.one_line(system.name)
    kind = sanitise.one_line(system.category) + (", hub" if system.hub else "")
    uses = [_count(len(system.scripts), "script")]
    uses += [_count(system.reads, "read")] if system.reads else []
    uses += [_count(system.writes, "write")] if system.writes else []
    return f"{name} ({kind}): {', '.join(uses)}"


def _arrows(links: list[Link], names: dict[str, str], hubs: set[str]) -> Iterator[str]:
    targets = [
        sanitise.one_line(names.get(link.target, link.target))
        + (" (hub)" if link.target in hubs else "")
        for link in links
    ]
    width = max(map(len, targets))
    for link, target in zip(links, targets, strict=True):
        scripts = [sanitise.one_line(script) for script in link.scripts] or [""]
        sure = f"{link.confidence.word:<6}"
        yield f"  -> {target:<{width}}  {sure}  {scripts[0]}".rstrip() + "\n"
        for script in scripts[1:]:
            yield f"     {'':<{width}}  {'':<6}  {script}\n"


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def json(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph as one JSON object, one system or link on a line."""
    yield f'{{\n  "schema": {SCHEMA},\n  "systems": ['
    yield from _listed(_system(system) for system in graph.systems)
    yield '],\n  "links": ['
    yield from _listed(_link(link) for link in graph.links)
    yield f'],\n  "unresolved": {graph.unresolved}\n}}\n'


def _listed(values: Iterator[dict[str, Any]]) -> Iterator[str]:
    separator = "\n    "
    for value in values:
        yield separator + sanitise.json(value)
        separator = ",\n    "


def _system(system: SystemNode) -> dict[str, Any]:
    return {
        "id": sanitise.encodable(system.id),
        "name": sanitise.encodable(system.name),
        "category": sanitise.encodable(system.category),
        "scripts": [sanitise.encodable(script) for script in system.scripts],
        "reads": system.reads,
        "writes": system.writes,
        "hub": system.hub,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "source": sanitise.encodable(link.source),
        "target": sanitise.encodable(link.target),
        "scripts": [sanitise.encodable(script) for script in link.scripts],
        "confidence": link.confidence.word,
        "flow": link.flow,
        "evidence": [
            {
                "path": sanitise.encodable(step.path),
                "line": step.place.line,
                "message": sanitise.encodable(step.message),
            }
            for step in link.evidence
        ],
    }


def mermaid(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph as a Mermaid flow chart: thick arrows are sure, dotted ones guesses."""
    nodes = _numbers(graph)
    yield "flowchart LR\n"
    for system in graph.systems:
        opening, closing = ("{{", "}}") if system.hub else ("[", "]")
        label = _mermaid(system.name)
        yield f'  {nodes[system.id]}{opening}"{label}"{closing}\n'
    for link in graph.links:
        arrow = _MERMAID_ARROWS[link.confidence]
        label = _count(len(link.scripts), "script")
        yield f'  {nodes[link.source]} {arrow}|"{label}"| {nodes[link.target]}\n'


def _mermaid(label: str) -> str:
    """Write everything but letters, digits and harmless marks as Mermaid's numbered entities."""
    return "".join(
        character if character.isalnum() or character in " .-_/():," else f"#{ord(character)};"
        for character in sanitise.one_line(label)
    )


def dot(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph in the language of Graphviz: bold arrows are sure, dotted ones guesses."""
    nodes = _numbers(graph)
    yield "digraph integrations {\n  rankdir=LR;\n  node [shape=box];\n"
    for system in graph.systems:
        shape = ", shape=hexagon" if system.hub else ""
        label = _quoted(f"{system.name} ({system.category})")
        yield f"  {nodes[system.id]} [label={label}{shape}];\n"
    for link in graph.links:
        label = _quoted(_count(len(link.scripts), "script"))
        tip = _quoted(", ".join(link.scripts))
        style = _DOT_STYLES[link.confidence]
        ends = f"{nodes[link.source]} -> {nodes[link.target]}"
        yield f"  {ends} [label={label}, tooltip={tip}, style={style}];\n"
    yield "}\n"


def _quoted(label: str) -> str:
    shown = sanitise.one_line(label).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shown}"'


def _numbers(graph: IntegrationGraph) -> dict[str, str]:
    """Give each system, and each end of a link that is none, a name both languages accept."""
    ends = [end for link in graph.links for end in (link.source, link.target)]
    ids = dict.fromkeys([*(system.id for system in graph.systems), *ends])
    return {identity: f"s{number}" for number, identity in enumerate(ids)}


def markdown(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph for a page of Markdown: the flow chart, and a table of its links."""
    names = {system.id: system.name for system in graph.systems}
    yield "```mermaid\n"
    yield from mermaid(graph)
    yield "```\n\n| from | to | confidence | scripts |\n|---|---|---|---|\n"
    for link in graph.links:
        cells = (
            names[link.source],
            names[link.target],
            link.confidence.word,
            ", ".join(link.scripts),
        )
        yield f"| {' | '.join(map(sanitise.markdown, cells))} |\n"
    if graph.unresolved:
        calls = _count(graph.unresolved, "remote call")
        yield f"\n{calls} to systems that could not be told: not in the picture\n"


def graphml(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph in GraphML, for graph editors."""
    import networkx

    directed = networkx.DiGraph()
    for system in graph.systems:
        directed.add_node(
            sanitise.one_line(system.id),
            name=sanitise.one_line(system.name),
            category=sanitise.one_line(system.category),
            hub=system.hub,
            reads=system.reads,
            writes=system.writes,
            scripts=", ".join(map(sanitise.one_line, system.scripts)),
        )
    for link in graph.links:
        directed.add_edge(
            sanitise.one_line(link.source),
            sanitise.one_line(link.target),
            confidence=link.confidence.word,
            flow=link.flow,
            scripts=", ".join(map(sanitise.one_line, link.scripts)),
        )
    for line in networkx.generate_graphml(directed):
        yield line + "\n"


FORMATS = {
    "text": text,
    "json": json,
    "markdown": markdown,
    "mermaid": mermaid,
    "dot": dot,
    "graphml": graphml,
    "html": html,
}
"""Every drawing by the name users give it."""
