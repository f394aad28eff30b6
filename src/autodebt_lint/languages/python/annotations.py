"""The classes that annotations name: all that is known of a value nobody gave."""

import ast
from collections.abc import Iterator

from autodebt_lint.languages.python.names import attribute, last_name, name
from autodebt_lint.languages.python.shapes import name_of
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.values import Item, Seq, Symbol, Value

_WRAPPERS = frozenset(["Optional", "Annotated", "Union", "ClassVar", "Final"])
ANNOTATED = "Annotated"
DEPENDING = frozenset(["Depends", "Security"])
"""Functions that say whom a framework asks for what a parameter is to be."""
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
        if parts_of_annotation(found) is not None:  # an alias, which linking looks up
            found = walk.symbol(f":{node.id}")
    elif type(node) is ast.Attribute:
        found = attribute(walk, node)
    else:
        return None
    if type(found) is not Symbol or found.name.startswith(("typing.", "collections.")):
        return None
    return found


def parts_of_annotation(value: Value) -> tuple[Value, ...] | None:
    """The class, and what is said besides, of ``Crm = Annotated[HubSpot, Depends(hubspot)]``; None for anything else."""
    if type(value) is not Item or type(value.base) is not Symbol or type(value.key) is not Seq:
        return None
    return value.key.items if value.base.name.endswith(ANNOTATED) else None


def depended(node: ast.expr) -> Iterator[ast.Call]:
    """What an annotation says besides of where the value comes from: ``Annotated[Crm, Depends(crm)]``."""
    if type(node) is not ast.Subscript or name_of(node.value) != ANNOTATED:
        return
    for part in node.slice.elts[1:] if type(node.slice) is ast.Tuple else ():
        if type(part) is ast.Call and name_of(part.func) in DEPENDING:
            yield part
