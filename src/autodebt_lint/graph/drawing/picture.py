"""The integration graph as one HTML file: a picture that works from the disk and loads nothing."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from autodebt_lint import sanitise
from autodebt_lint.graph.drawing.figures import arrows_of, figures_of
from autodebt_lint.graph.drawing.layout import HEIGHT, WIDTH, Box, layout
from autodebt_lint.graph.drawing.routing import curves
from autodebt_lint.model.graph import IntegrationGraph

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_LEAST = 0.7
"""Share of its size down to which a picture is made to fit a narrow page; below it the page scrolls."""
_SHOWN = 24.0
"""Small letters of a name that fit into a box."""
_CAPITAL = 1.3
"""Width of a capital, in small letters."""


class Picture(NamedTuple):
    """The drawing of a graph, and what a page needs to show it."""

    drawing: "Markup"
    """The SVG, in a box of its own."""
    style: str
    """Its style sheet, which defines the colours of light and dark pages."""
    script: str
    """Lets a reader choose a system; works on whatever has ``data-ends``."""
    rows: list[dict[str, str]]
    """The links, as a table may list them."""


def drawn(graph: IntegrationGraph) -> Picture:
    """Draw a graph for a page."""
    figures, arrows = figures_of(graph), arrows_of(graph)
    boxes, width, height = layout(figures, arrows)
    named = {figure.id: figure for figure in figures}
    number = {box.id: at for at, box in enumerate(boxes)}
    links = [
        {
            "source": sanitise.one_line(named[arrow.source].name),
            "target": sanitise.one_line(named[arrow.target].name),
            "ends": f"{number[arrow.source]} {number[arrow.target]}",
            "confidence": arrow.confidence.word,
            "about": sanitise.one_line(arrow.about),
            "scripts": ", ".join(map(sanitise.one_line, arrow.scripts)),
            "curve": curve,
        }
        for arrow, curve in zip(arrows, curves(boxes, arrows), strict=True)
    ]
    drawing = _template("picture.svg.jinja").render(
        summary=summary(graph),
        width=width,
        least_width=round(width * _LEAST),
        height=height,
        box_width=WIDTH,
        box_height=HEIGHT,
        boxes=[
            {
                "x": box.x,
                "y": box.y,
                "id": sanitise.one_line(box.id),
                "kind": named[box.id].kind,
                "name": sanitise.one_line(named[box.id].name),
                "shown": _cut(sanitise.one_line(named[box.id].name)),
                "about": sanitise.one_line(named[box.id].about),
            }
            for box in boxes
        ],
        links=links,
        heading=_heading(graph, boxes),
    )
    return Picture(_markup(drawing), _text("picture.css"), _text("picture.js"), links)


def html(graph: IntegrationGraph) -> Iterator[str]:
    """Draw the graph as a page with an SVG, a table, and one small script to focus a system."""
    picture = drawn(graph)
    yield _template("picture.html.jinja").render(
        title=f"{len(graph.systems)} systems",
        summary=summary(graph),
        drawing=picture.drawing,
        style=picture.style,
        links=picture.rows,
        script=picture.script,
        script_hash=script_hash(picture.script),
    )


def summary(graph: IntegrationGraph) -> str:
    """Say how much is in a graph, and how much is not."""
    count = f"{len(graph.systems)} systems, {len(graph.links)} links."
    missing = f" {graph.unresolved} calls to systems that could not be told are not in it."
    return count + (missing if graph.unresolved else "")


def script_hash(script: str) -> str:
    """By which a page's content security policy lets a script run, and no other."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return f"sha256-{digest}"


def _template(name: str) -> "Template":
    import jinja2

    return jinja2.Environment(autoescape=True).from_string(_text(name))


def _markup(drawing: str) -> "Markup":
    from markupsafe import Markup

    return Markup(drawing)  # noqa: S704  # a template has escaped it


def _text(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _heading(graph: IntegrationGraph, boxes: Sequence[Box]) -> dict[str, int] | None:
    """Where the heading of the systems without links stands; None where there are none, or kinds have columns."""
    linked = {end for link in graph.links for end in (link.source, link.target)}
    alone = [box for box in boxes if box.id not in linked]
    if not alone or graph.detail is not None:
        return None
    return {"x": min(box.x for box in alone), "y": min(box.y for box in alone) - 8}


def _cut(name: str) -> str:
    width = 0.0
    for at, character in enumerate(name):
        width += _CAPITAL if character.isupper() else 1
        if width > _SHOWN:
            return name[: at - 1] + "\u2026"
    return name
