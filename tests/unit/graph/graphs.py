"""Small graphs, written as a person would draw them: ``crm->mail, crm->shop (low)``."""

from autodebt_lint.model.graph import IntegrationGraph, Link, SystemNode
from autodebt_lint.model.levels import Confidence

CATEGORIES = {"bus": "queue", "warehouse": "data-warehouse"}


def drawn(links: str, *alone: str) -> IntegrationGraph:
    """Make a graph of links separated by commas, each with the script that it is named after."""
    found = []
    for part in filter(None, (part.strip() for part in links.split(","))):
        ends, _, word = part.partition(" ")
        source, target = ends.split("->")
        level = Confidence[word.strip("()").upper()] if word else Confidence.HIGH
        found.append(Link(source, target, level, (f"{source}_to_{target}.py",), ()))
    ids = sorted({end for link in found for end in (link.source, link.target)} | set(alone))
    systems = tuple(
        SystemNode(
            id,
            id.upper(),
            CATEGORIES.get(id, "crm"),
            tuple(
                path for link in found if id in (link.source, link.target) for path in link.scripts
            ),
            1,
            1,
            hub=id == "bus",
        )
        for id in ids
    )
    return IntegrationGraph(systems, tuple(found))
