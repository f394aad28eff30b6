"""The tech lead's summary of a project's debt: one page to look at, and the same as text and data.

    page     one HTML file that works from the disk and loads nothing
    charts   the drawings in it: SVG, made by vl-convert from specifications in Vega and Vega-Lite
    answers  the figures as tables and as data, for text, Markdown and JSON

All get an `Assessment` and give text; they open, print and ask nothing.
"""

from collections.abc import Callable, Iterator, Mapping

from autodebt_lint.model.assessment import Assessment

FORMATS = ("html", "markdown", "json", "text")


def renderer(name: str) -> "Callable[[Assessment], Iterator[str]] | None":
    """Return what writes an assessment in the format `name`, or None when there is no such format."""
    if name == "html":
        from autodebt_lint.summary.page import html

        return html
    from autodebt_lint.summary import answers

    others: Mapping[str, Callable[[Assessment], Iterator[str]]] = {
        "markdown": answers.markdown,
        "json": answers.json,
        "text": answers.text,
    }
    return others.get(name)
