"""YAML as nodes: they keep their places, and nothing that a tag names is ever made."""

from collections.abc import Iterator

import yaml

from autodebt_lint.languages.manifest.text import NotReadable
from autodebt_lint.model.place import Place

LARGEST = 200_000
"""Characters; people write a few thousand, and the parser takes a second for this many."""


def composed(text: str) -> yaml.Node | None:
    """Parse one document.

    Raises:
        NotReadable: it is none, or too long.
    """
    if len(text) > LARGEST:
        raise NotReadable(f"longer than {LARGEST} characters")
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        raise NotReadable("not valid YAML", mark.line + 1 if mark else 1) from None
    return root


def items(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """Keys and values of a mapping; none of anything else."""
    if isinstance(node, yaml.MappingNode):
        pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
        for name, value in pairs:
            if isinstance(name, yaml.ScalarNode):
                yield name.value, value


def value_of(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key of a mapping."""
    return next((value for name, value in items(node) if name == key), None)


def place_of(node: yaml.Node) -> Place:
    """Where a node stands."""
    start, end = node.start_mark, node.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
