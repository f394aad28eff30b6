"""Lambdas that somebody calls later: functions without a body of their own.

The calls in ``lambda row: push(row, board=7)`` are facts of the function in which it stands. What it is given
only who calls it knows, so that its parameters are those of a function that has no calls and gives back its value.
"""

import ast

from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.facts import Function, FunctionDetails, encoded
from autodebt_lint.model.values import LAMBDA, Value


def literal_function(walk: Walk) -> str:
    """A name for the next lambda of the frame at hand."""
    walk.literal_functions += 1
    return walk.frame.qualified(f"{LAMBDA}{walk.literal_functions}")


def note_literal_function(walk: Walk, node: ast.Lambda, name: str, value: Value) -> None:
    """Write a lambda down as a function.

    Args:
        walk: the walk.
        node: the lambda.
        name: its qualified name.
        value: what it gives.
    """
    frame = walk.frame
    params = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    walk.functions.append(
        Function(
            name=name,
            place=walk.locate(node),
            params=tuple([parameter.arg for parameter in params]),
            decorators=(),
            class_name="",
            first_call=walk.next_call,
            last_call=walk.next_call,
            callees=(),
            details=encoded(FunctionDetails((), (value,), (), (), ())),
            is_nested=frame.parent is not None and not frame.is_class,
        )
    )
