"""Host patterns as a tree of labels, read from the right: finding one costs its labels, no more."""

from collections.abc import Iterable
from typing import Any, TypeAlias

#: Labels lead to subtrees. "" holds what ends here, "**" what any deeper name means, "*" the tree
#: for one label of any text, "?" the labels that hold a ``*`` inside.
HostTree: TypeAlias = dict[str, Any]

MARKS = frozenset({"", "*", "**", "?"})


def plant(patterns: Iterable[tuple[str, Any]]) -> HostTree:
    """Build the tree of (pattern, owner) pairs; owners of equal patterns keep their order."""
    tree: HostTree = {}
    for pattern, owner in patterns:
        labels = pattern.lower().split(".")
        open_ended = labels[0] == "*"
        node = tree
        for label in reversed(labels[1:] if open_ended else labels):
            if "*" in label and label != "*":
                parts: list[str] = node.setdefault("?", [])
                if label not in parts:
                    parts.append(label)
            node = node.setdefault(label, {})
        owners: list[Any] = node.setdefault("**" if open_ended else "", [])
        if owner not in owners:
            owners.append(owner)
    return tree


def find(tree: HostTree, host: str) -> tuple[Any, ...]:
    """Return the owners of the most specific pattern that the host fits, in order; empty for none."""
    return tuple(_walk(tree, host.lower().rstrip(".").split("."), -1))


def _walk(node: HostTree, labels: list[str], at: int) -> list[Any]:
    if -at > len(labels):
        ends: list[Any] = node.get("", [])
        return ends
    label = labels[at]
    ways = [label] if label not in MARKS else []
    ways += [part for part in node.get("?", ()) if _fits(label, part)]
    for way in (*ways, "*"):
        if way in node and (found := _walk(node[way], labels, at - 1)):
            return found
    deeper: list[Any] = node.get("**", [])
    return deeper


def _fits(label: str, pattern: str) -> bool:
    before, _, after = pattern.partition("*")
    return (
        len(label) >= len(before) + len(after)
        and label.startswith(before)
        and label.endswith(after)
    )
