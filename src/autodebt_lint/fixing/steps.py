"""One function for each word of the vocabulary: from a step to changes of a file."""

import ast
from collections.abc import Callable, Mapping

import libcst as cst
import msgspec

from autodebt_lint.fixing.arguments import with_changed_argument, without_argument
from autodebt_lint.fixing.editing import Editing
from autodebt_lint.fixing.extraction import drop_default, extract, read_environment
from autodebt_lint.fixing.failures import decorate, raise_again
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
    editing.give(msgspec.structs.replace(step, value=_known_here(step.value, editing)))


def _known_here(value: str, editing: Editing) -> str:
    """What a call of ``module.name`` is called in this file."""
    called = ast.parse(value, mode="eval").body
    if not isinstance(called, ast.Call):
        return value
    module, _, name = ast.unparse(called.func).rpartition(".")
    for statement in editing.source.tree.body:
        if isinstance(statement, ast.Import) and any(
            alias.name == module and alias.asname is None for alias in statement.names
        ):
            return value
        if isinstance(statement, ast.ImportFrom) and statement.module == module:
            if all(alias.name != name or alias.asname for alias in statement.names):
                editing.bring(statement, name)
            return value.removeprefix(f"{module}.")
    raise RefusedError(f"the file does not say where {name} comes from")


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
    "decorate": decorate,
    "read-environment": read_environment,
    "extract": extract,
    "drop-default": drop_default,
}
