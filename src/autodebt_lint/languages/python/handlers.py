"""``try`` and ``with``: which calls a handler guards, and how paths go on after a failure."""

import ast
from collections.abc import Sequence

from autodebt_lint.languages.python import guarded, guards, outcomes
from autodebt_lint.languages.python.assignments import bind
from autodebt_lint.languages.python.branches import note_recursion
from autodebt_lint.languages.python.imports import catches_import_error
from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.scopes import merge
from autodebt_lint.languages.python.walk import Walk, evaluate, execute
from autodebt_lint.model.facts import Handler, Handling
from autodebt_lint.model.values import UNKNOWN, Attr, Instance, Result, Seq, Symbol, Value

_Names = tuple[str, ...]


def try_(walk: Walk, node: ast.Try | ast.TryStar) -> bool:
    """``try``: a handler starts from any point of the body."""
    frame = walk.frame
    following = frame.following
    before = dict(frame.env)
    first = _mark(walk)
    import_guard = any(catches_import_error(handler) for handler in node.handlers)
    walk.import_guards += import_guard
    frame.try_depth += 1
    body_ended = execute(walk, node.body)
    frame.try_depth -= 1
    last = _mark(walk)
    after_body = frame.env
    body_ended = execute(walk, node.orelse) or body_ended
    start = merge(before, after_body)
    going = [] if body_ended else [frame.env]
    work = guarded.work_of(node.body) if node.handlers else ""
    for handler in node.handlers:
        frame.env = dict(start)
        catches = _caught(walk, handler.type)
        if handler.name:
            frame.env[handler.name] = _raised(walk, handler.type)
        handling = guards.handling_of(handler, node.body, following)
        if frame.loops:
            handling = min(handling, guards.as_retry(handler, node.body, *frame.loops[-1]))
            if guarded.ends_paging(handler, node.body, frame.loops[-1][0]):
                handling = min(handling, Handling.RECOVERS)
        done = "discarded" if guarded.discards_broken(handler, node.body) else work
        _note_handler(walk, handler, catches, handling, (first, last), "except", done, handler.body)
        own_calls = len(frame.own_calls)
        left = execute(walk, handler.body)
        if len(frame.own_calls) > own_calls:
            note_recursion(walk, handler.body, first, last)
        if not left:
            going.append(frame.env)
    walk.import_guards -= import_guard
    frame.env = going[0] if going else start
    for env in going[1:]:
        frame.env = merge(frame.env, env)
    return execute(walk, node.finalbody) or not going


def _raised(walk: Walk, kind: ast.expr | None) -> Value:
    """What a handler catches: of a class of the project what that was made with, ``except Refused as e: e.order``."""
    caught = evaluate(walk, kind) if type(kind) is ast.Name else UNKNOWN
    return Instance(caught) if type(caught) is Symbol else UNKNOWN


def _mark(walk: Walk) -> int:
    """Begin or end what is guarded at a number of its own: no attribute that is read outside has the same."""
    walk.next_call += 1
    return walk.next_call


def with_(walk: Walk, node: ast.With | ast.AsyncWith) -> bool:
    """``with``: the target is what the context expression gave; `suppress` is a silent handler."""
    suppressed: list[tuple[ast.expr, _Names]] = []
    made: list[int] = []
    for item in node.items:
        value = evaluate(walk, item.context_expr)
        if item.optional_vars is not None:
            bind(walk, item.optional_vars, value)
        if type(value) is Result:
            made.append(value.call)
        catches = _suppressed(walk, value)
        if catches is not None:
            suppressed.append((item.context_expr, catches))
    walk.fresh.clear()
    first = _mark(walk)
    ended = execute(walk, node.body)
    last = _mark(walk)
    walk.frame.contexts += [(first, last, call) for call in made]
    for context, catches in suppressed:
        _note_handler(
            walk,
            context,
            catches,
            Handling.SILENT,
            (first, last),
            "suppress",
            guarded.work_of(node.body),
        )
    return ended and not suppressed


def _suppressed(walk: Walk, value: Value) -> _Names | None:
    """The exceptions that a context manager hides; None when it is no ``contextlib.suppress``."""
    call = walk.frame.calls[-1] if walk.frame.calls else None
    if (
        call is not None
        and type(value) is Result
        and call.number == value.call
        and type(call.callee) is Symbol
        and call.callee.name == "contextlib.suppress"
    ):
        return tuple(_type_name(arg) for arg in call.args)
    return None


def _caught(walk: Walk, node: ast.expr | None) -> _Names:
    if node is None:
        return ()
    caught = evaluate(walk, node)
    return tuple(_type_name(item) for item in (caught.items if type(caught) is Seq else (caught,)))


def _type_name(value: Value) -> str:
    if type(value) is Symbol:
        return value.name.lstrip(":")
    return value.name if type(value) is Attr else "?"


def _note_handler(
    walk: Walk,
    node: Located,
    catches: _Names,
    handling: Handling,
    calls: tuple[int, int],
    form: str,
    work: str,
    body: Sequence[ast.stmt] = (),
) -> None:
    """Write a handler with this body down; `calls` are the first one it guards and the one after the last."""
    frame = walk.frame
    called, loud = guards.told_in(body)
    walk.handlers.append(
        Handler(
            place=walk.locate(node),
            catches=catches,
            handling=handling,
            first_call=calls[0],
            last_call=calls[1],
            in_loop=frame.loop_depth > 0,
            outermost=frame.loop_depth == 0 and frame.try_depth == 0,
            form=form,
            scope=frame.name,
            work=work,
            calls=called,
            reachable=frame.reachable,
            loud=loud,
            told_at_end=guards.is_told_at_end(body, frame.body),
            gives_nothing=outcomes.hands_back_nothing(body),
        )
    )
