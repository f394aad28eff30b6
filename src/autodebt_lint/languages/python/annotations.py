"""The classes that annotations name: all that is known of a value nobody gave."""

import ast

from autodebt_lint.languages.python.names import attribute, last_name, name
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.values import Symbol

_WRAPPERS = frozenset(["Optional", "Annotated", "Union", "ClassVar", "Final"])
_PLAIN_TYPES = frozenset(
    "str int float bool bytes dict list tuple set None Any object type Dict List Tuple Set Callable Optional "
    "Iterable Iterator Sequence Mapping Union Path datetime date self".split()
)


def annotated_class(walk: Walk, node: ast.expr) -> Symbol | None:
    """The class an annotation names, seen through Optional and quotes; None for plain types."""
    if type(node) is ast.Constant:
        quoted = node.value
        if type(quoted) is str and quoted.isidentifier():
            return annotated_class(walk, ast.Name(quoted))
        return None
    if type(node) is ast.BinOp:
        return annotated_class(walk, node.left) or annotated_class(walk, node.right)
    if type(node) is ast.Subscript and last_name(node.value) in _WRAPPERS:
        inside = node.slice
        if type(inside) is ast.Tuple and inside.elts:
            inside = inside.elts[0]
        return annotated_class(walk, inside)
    if type(node) is ast.Name and node.id not in _PLAIN_TYPES:
        found = name(walk, node)
    elif type(node) is ast.Attribute:
        found = attribute(walk, node)
    else:
        return None
    if type(found) is not Symbol or found.name.startswith(("typing.", "collections.")):
        return None
    return found
