"""Drawings of the integration graph: for people, for programs and for two diagram languages.

The page of a `picture` has its `layout`, the `routing` of its arrows, and the `figures` that they all share.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from autodebt_lint import sanitise
from autodebt_lint.graph.drawing.figures import arrows_of, counted, data_of, figures_of
from autodebt_lint.graph.drawing.picture import html
from autodebt_lint.model.finding import Related
from autodebt_lint.model.graph import Detail, Edge, IntegrationGraph, Link, Node, SystemNode
from autodebt_lint.model.levels import Confidence

#: Number of the JSON drawing's shape.
SCHEMA = 1
_SHOWN_DATASETS = 6

_MERMAID_ARROWS = {Confidence.HIGH: "==>", Confidence.MEDIUM: "-->", Confidence.LOW: "-.->"}
_MERMAID_SHAPES = {
    "hub": ("{{", "}}"),
    "dataset": ("[(", ")]"),
    "script": ("[[", "]]"),
    "entry": ("(", ")"),
    "trigger": ("([", "])"),
    "credential": ("[/", "/]"),
}
_DOT_SHAPES = {
    "hub": "hexagon",
    "dataset": "cylinder",
    "script": "note",
    "entry": "component",
    "trigger": "cds",
    "credential": "tab",
}
_DOT_STYLES = {Confidence.HIGH: "bold", Confidence.MEDIUM: "solid", Confidence.LOW: "dotted"}


def text(graph: IntegrationGraph) -> Iterator[str]:
    """Draw each system with the systems that its data goes to, and the scripts that carry it."""
    names = {system.id: system.name for system in graph.systems}
    outgoing: dict[str, list[Link]] = {}
    for link in graph.links:
        outgoing.setdefault(link.source, []).append(link)
    linked = {end for link in graph.links for end in (link.source, link.target)}
    hubs = {system.id for system in graph.systems if system.hub}
    yield f"{counted(len(graph.systems), 'system')}, {counted(len(graph.links), 'link')}\n"
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
    if graph.detail is not None:
        yield from _parts(graph.detail)
    if graph.unresolved:
        calls = counted(graph.unresolved, "remote call")
        yield f"\n{calls} to systems that could not be told: not in the picture\n"


def _parts(detail: Detail) -> Iterator[str]:
    """Tell of each script and entry what starts it, what it reads, writes, calls and uses."""
    nodes = {node.id: node for node in detail.nodes}
    told: dict[str, list[str]] = {}
    for edge in detail.edges:
        owner, other = (
            (edge.target, edge.source)
            if edge.kind in {"starts", "reads"}
            else (edge.source, edge.target)
        )
        kind, name = nodes[other].kind, nodes[other].name
        shown = other.partition(":")[2] if kind == "dataset" else name
        verb = "started by" if edge.kind == "starts" else edge.kind
        told.setdefault(owner, []).append(f"{verb} {shown}")
    for node in detail.nodes:
        if node.kind in {"script", "entry"} and node.id in told:
            yield f"\n{sanitise.one_line(node.id.partition(':')[2])}\n"
            yield from (f"  {sanitise.one_line(line)}\n" for line in told[node.id])


def _heading(system: SystemNode) -> str:
    name = sanitise.one_line(system.name)
    kind = sanitise.one_line(system.category) + (", hub" if system.hub else "")
    uses = [counted(len(system.scripts), "script")]
    uses += [counted(system.reads, "read")] if system.reads else []
    uses += [counted(system.writes, "write")] if system.writes else []
    held = ", ".join(dataset.name for dataset in system.datasets[:_SHOWN_DATASETS])
    more = len(system.datasets) - _SHOWN_DATASETS
    held += f" and {more} more" if more > 0 else ""
    return f"{name} ({kind}): {', '.join(uses)}" + (f": {sanitise.one_line(held)}" if held else "")


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


def json(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph as one JSON object, one system or link on a line."""
    yield f'{{\n  "schema": {SCHEMA},\n  "systems": ['
    yield from _listed(_system(system) for system in graph.systems)
    yield '],\n  "links": ['
    yield from _listed(_link(link) for link in graph.links)
    if graph.detail is not None:
        yield '],\n  "nodes": ['
        yield from _listed(_node(node) for node in graph.detail.nodes)
        yield '],\n  "edges": ['
        yield from _listed(_edge(edge) for edge in graph.detail.edges)
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
        "datasets": [
            {
                "name": sanitise.encodable(dataset.name),
                "reads": dataset.reads,
                "writes": dataset.writes,
            }
            for dataset in system.datasets
        ],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "source": sanitise.encodable(link.source),
        "target": sanitise.encodable(link.target),
        "scripts": [sanitise.encodable(script) for script in link.scripts],
        "confidence": link.confidence.word,
        "flow": link.flow,
        "read": [sanitise.encodable(name) for name in link.read],
        "written": [sanitise.encodable(name) for name in link.written],
        "evidence": _evidence(link.evidence),
    }


def _evidence(steps: Sequence[Related]) -> list[dict[str, Any]]:
    return [
        {
            "path": sanitise.encodable(step.path),
            "line": step.place.line,
            "message": sanitise.encodable(step.message),
        }
        for step in steps
    ]


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": sanitise.encodable(node.id),
        "kind": node.kind,
        "name": sanitise.encodable(node.name),
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "kind": edge.kind,
        "source": sanitise.encodable(edge.source),
        "target": sanitise.encodable(edge.target),
        "confidence": edge.confidence.word,
        "evidence": _evidence(edge.evidence),
    }


def mermaid(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph as a Mermaid flow chart: thick arrows are sure, dotted ones guesses."""
    nodes = _numbers(graph)
    yield "flowchart LR\n"
    for figure in figures_of(graph):
        opening, closing = _MERMAID_SHAPES.get(figure.kind, ("[", "]"))
        yield f'  {nodes[figure.id]}{opening}"{_mermaid(figure.name)}"{closing}\n'
    for arrow in arrows_of(graph):
        line = _MERMAID_ARROWS[arrow.confidence]
        label = _mermaid(arrow.label)
        yield f'  {nodes[arrow.source]} {line}|"{label}"| {nodes[arrow.target]}\n'


def _mermaid(label: str) -> str:
    """Write everything but letters, digits and harmless marks as Mermaid's numbered entities."""
    return "".join(
        character if character.isalnum() or character in " .-_/():," else f"#{ord(character)};"
        for character in sanitise.one_line(label)
    )


def dot(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph in the language of Graphviz: bold arrows are sure, dotted ones guesses."""
    nodes = _numbers(graph)
    categories = {system.id: system.category for system in graph.systems}
    yield "digraph integrations {\n  rankdir=LR;\n  node [shape=box];\n"
    for figure in figures_of(graph):
        shape = f", shape={_DOT_SHAPES[figure.kind]}" if figure.kind in _DOT_SHAPES else ""
        label = _quoted(f"{figure.name} ({categories.get(figure.id, figure.kind)})")
        yield f"  {nodes[figure.id]} [label={label}{shape}];\n"
    for arrow in arrows_of(graph):
        label = _quoted(arrow.label)
        tip = _quoted(", ".join(arrow.scripts))
        style = _DOT_STYLES[arrow.confidence]
        ends = f"{nodes[arrow.source]} -> {nodes[arrow.target]}"
        yield f"  {ends} [label={label}, tooltip={tip}, style={style}];\n"
    yield "}\n"


def _quoted(label: str) -> str:
    shown = sanitise.one_line(label).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shown}"'


def _numbers(graph: IntegrationGraph) -> dict[str, str]:
    """Give each figure a name that both languages accept."""
    return {figure.id: f"s{number}" for number, figure in enumerate(figures_of(graph))}


def markdown(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph for a page of Markdown: the flow chart, and a table of its links."""
    names = {system.id: system.name for system in graph.systems}
    yield "```mermaid\n"
    yield from mermaid(graph)
    yield "```\n\n| from | to | data | confidence | scripts |\n|---|---|---|---|---|\n"
    for link in graph.links:
        cells = (
            names[link.source],
            names[link.target],
            data_of(link),
            link.confidence.word,
            ", ".join(link.scripts),
        )
        yield f"| {' | '.join(map(sanitise.markdown, cells))} |\n"
    if graph.unresolved:
        calls = counted(graph.unresolved, "remote call")
        yield f"\n{calls} to systems that could not be told: not in the picture\n"


def graphml(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph in GraphML, for graph editors."""
    import networkx

    directed = networkx.MultiDiGraph()
    systems = {system.id: system for system in graph.systems}
    for figure in figures_of(graph):
        attributes: dict[str, object] = {
            "name": sanitise.one_line(figure.name),
            "kind": figure.kind,
        }
        system = systems.get(figure.id)
        if system is not None:
            attributes |= {
                "category": sanitise.one_line(system.category),
                "hub": system.hub,
                "reads": system.reads,
                "writes": system.writes,
                "scripts": ", ".join(map(sanitise.one_line, system.scripts)),
            }
        directed.add_node(sanitise.one_line(figure.id), **attributes)
    for arrow in arrows_of(graph):
        directed.add_edge(
            sanitise.one_line(arrow.source),
            sanitise.one_line(arrow.target),
            confidence=arrow.confidence.word,
            about=sanitise.one_line(arrow.about),
            scripts=", ".join(map(sanitise.one_line, arrow.scripts)),
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
