"""Small questions about syntax trees: the names and texts in them, and what they are made of."""

import ast
from collections.abc import Iterable, Iterator


def name_of(node: ast.AST) -> str:
    """The last name in ``name`` or ``base.name``; "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def chain_of(node: ast.expr) -> str:
    """All names in ``base.name.other()``, joined."""
    return ".".join(
        name_of(part) for part in ast.walk(node) if isinstance(part, ast.Name | ast.Attribute)
    )


def dotted(node: ast.expr) -> str:
    """``base.name`` as it is written; "" when the base is no name."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(names)]) if isinstance(node, ast.Name) else ""


def names_a_class(name: str) -> bool:
    """Whether a name without dots is written as those of classes are."""
    return name[:1].isupper() and not name.isupper()


def text_of(node: ast.AST | None) -> str:
    """The text of a string literal; "" for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def parts_of(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """These nodes and all nodes below them."""
    for node in nodes:
        yield from ast.walk(node)


def words_of(nodes: Iterable[ast.expr]) -> Iterator[str]:
    """The names, attributes and textual keys below these nodes."""
    for part in parts_of(nodes):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr
        else:
            yield text_of(part)
