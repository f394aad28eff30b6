"""One function for each word of the vocabulary: from a step to changes of a file."""

import ast
from collections.abc import Callable, Mapping

import libcst as cst

from autodebt_lint.fixing.arguments import with_changed_argument, without_argument
from autodebt_lint.fixing.editing import Editing, line
from autodebt_lint.fixing.extraction import drop_default, extract, read_environment
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.renames import rename, rename_module
from autodebt_lint.fixing.responses import check_response
from autodebt_lint.fixing.rewriting import replace_call
from autodebt_lint.fixing.sameness import Allowed
from autodebt_lint.model.repair import Repair, Step, StepKind

MOST_BY_POSITION = 8
"""Arguments before the timeout of `requests.Session.request`, the ninth."""


def apply(repair: Repair, editing: Editing) -> None:
    """Ask for the changes of a repair.

    Raises:
        RefusedError: one of its steps does not fit the file.
    """
    for step in repair.steps:
        STEPS[step.kind](step, editing)


def set_keyword(step: Step, editing: Editing) -> None:
    """Give a call a keyword argument; one that is None so far is replaced."""
    call = editing.source.call(step.place)
    if any(keyword.arg is None for keyword in call.keywords):
        raise RefusedError(f"the call has **arguments, which may hold {step.name} already")
    given = next((it.value for it in call.keywords if it.arg == step.name), None)
    if given is not None and not (isinstance(given, ast.Constant) and given.value is None):
        raise RefusedError(f"the call is given {step.name} already")
    if any(isinstance(argument, ast.Starred) for argument in call.args):
        raise RefusedError(f"the call has *arguments, which may hold {step.name} already")
    if len(call.args) > MOST_BY_POSITION:
        raise RefusedError(f"the call may be given {step.name} by its position")
    editing.source.syntax(step.place, cst.Call)
    editing.give(step)


def drop_keyword(step: Step, editing: Editing) -> None:
    """Take a keyword argument from a call."""
    call = editing.source.call(step.place)
    given = next((it.value for it in call.keywords if it.arg == step.name), None)
    if given is None:
        raise RefusedError(f"the call is not given {step.name} by its name")
    if not isinstance(given, ast.Constant):
        raise RefusedError(f"what {step.name} is given is worked out elsewhere")
    node = editing.source.syntax(step.place, cst.Call)
    editing.change(node, lambda it: without_argument(it, step.name))
    editing.meant[Allowed("keyword", step.name, ast.unparse(given))] -= 1


def rename_keyword(step: Step, editing: Editing) -> None:
    """Call a keyword argument otherwise."""
    call = editing.source.call(step.place)
    keywords = {it.arg for it in call.keywords}
    if step.name not in keywords:
        raise RefusedError(f"the call is not given {step.name} by its name")
    if step.value in keywords or None in keywords:
        raise RefusedError(f"the call may be given {step.value} already")
    node = editing.source.syntax(step.place, cst.Call)
    editing.change(node, lambda it: with_changed_argument(it, step.name, keyword=step.value))
    editing.meant[Allowed("argument", step.name, step.value)] -= 1


def replace_string(step: Step, editing: Editing) -> None:
    """Say something else in a literal that says it once."""
    place = step.place
    node = editing.source.syntax(
        place, cst.SimpleString, cst.FormattedString, cst.ConcatenatedString
    )
    pieces = [it for it in _pieces(node) if step.name in it.value]
    if len(pieces) != 1 or pieces[0].value.count(step.name) != 1:
        raise RefusedError("the literal does not say it once, letter by letter")
    written = pieces[0].value.replace(step.name, step.value)
    editing.change(pieces[0], lambda it: it.with_changes(value=written))
    editing.meant[Allowed("text", step.name, step.value)] -= 1


def _pieces(node: cst.CSTNode) -> list[cst.SimpleString | cst.FormattedStringText]:
    if isinstance(node, cst.SimpleString):
        return [node]
    if isinstance(node, cst.FormattedString):
        return [it for it in node.parts if isinstance(it, cst.FormattedStringText)]
    assert isinstance(node, cst.ConcatenatedString)
    return [*_pieces(node.left), *_pieces(node.right)]


def raise_again(step: Step, editing: Editing) -> None:
    """Log what a handler swallowed, and raise it."""
    handler = editing.source.node(step.place, ast.ExceptHandler)
    written = "\n".join(map(ast.unparse, handler.body))
    if written not in {"pass", "continue", "..."}:
        raise RefusedError("the handler does something of its own")
    statement = editing.source.statement_line(handler.body[0])
    logger = _logger(editing, handler.lineno)
    called = f'{logger}.exception("{step.value}")'
    editing.put_before(statement, [lambda: line(called)])
    raised = cst.Raise()
    editing.change(statement, lambda it: it.with_changes(body=[raised]))
    editing.meant[Allowed("raised", f"{ast.unparse(ast.parse(called))}\nraise", written)] += 1


def _logger(editing: Editing, before: int) -> str:
    """How the module logs: by a logger that is made above a line, else by `logging`."""
    for statement in editing.source.tree.body:
        if (
            isinstance(statement, ast.Assign)
            and statement.lineno < before
            and isinstance(target := statement.targets[0], ast.Name)
            and isinstance(made := statement.value, ast.Call)
            and ast.unparse(made.func) in {"logging.getLogger", "getLogger"}
        ):
            return target.id
    editing.need_module("logging")
    return "logging"


STEPS: Mapping[StepKind, Callable[[Step, Editing], None]] = {
    "set-keyword": set_keyword,
    "drop-keyword": drop_keyword,
    "rename-keyword": rename_keyword,
    "rename": rename,
    "rename-module": rename_module,
    "replace-call": replace_call,
    "replace-string": replace_string,
    "check-response": check_response,
    "raise-again": raise_again,
    "read-environment": read_environment,
    "extract": extract,
    "drop-default": drop_default,
}
