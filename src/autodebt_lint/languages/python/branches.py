"""Branches and loops: each path has its own environment, and paths join where they meet."""

import ast
from collections.abc import Sequence

from autodebt_lint.languages.python.assignments import bind
from autodebt_lint.languages.python.conditions import condition, matched, note_branch, place_in
from autodebt_lint.languages.python.containers import note_elements
from autodebt_lint.languages.python.growth import mark, renew
from autodebt_lint.languages.python.imports import is_version_guard
from autodebt_lint.languages.python.outcomes import note_branches
from autodebt_lint.languages.python.pages import may_turn_pages
from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.quiet_calls import element_gone_through
from autodebt_lint.languages.python.responses import look_at_truth, look_inside
from autodebt_lint.languages.python.retries import (
    NO_LIMIT,
    looks_at_failed_status,
    loop_fault,
    recursion_in,
)
from autodebt_lint.languages.python.scopes import Frame, merge
from autodebt_lint.languages.python.sinks import tell
from autodebt_lint.languages.python.walk import Walk, evaluate, execute
from autodebt_lint.model.facts import Repetition
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
)

_TABLES = frozenset([Symbol, Dict, Result])
_WHOLE = frozenset("bool bytearray bytes dict float frozenset int list set str tuple".split())
"""Classes whose pattern takes the whole value: ``case str(text)``."""


def if_(walk: Walk, node: ast.If) -> bool:
    """``if``: both branches, then the join of those that go on."""
    test = node.test
    asked = condition(walk.frame, test)
    look_at_truth(walk, evaluate(walk, test), test)
    note_branches(walk, node)
    walk.fresh.clear()
    if _is_main_guard(test):
        walk.main_guard = True
    version_guard = is_version_guard(walk, node)
    walk.import_guards += version_guard
    frame = walk.frame
    before, reachable = frame.env, frame.reachable
    frame.env = dict(before)
    own_calls = len(frame.own_calls)
    if type(test) is ast.Constant and not test.value:
        frame.reachable = False
    begin = place_in(frame, walk.next_call)
    body_ended = execute(walk, node.body)
    note_branch(frame, asked, begin, place_in(frame, walk.next_call))
    if len(frame.own_calls) > own_calls and looks_at_failed_status(test):
        note_recursion(walk, node.body, frame.first_call)
    frame.reachable = reachable
    after_body = frame.env
    frame.env = dict(before)
    begin = place_in(frame, walk.next_call)
    else_ended = execute(walk, node.orelse)
    otherwise = asked.opposite if asked is not None else None
    note_branch(frame, otherwise, begin, place_in(frame, walk.next_call))
    walk.import_guards -= version_guard
    if body_ended:
        if _is_main_guard(test):  # what it binds before ``sys.exit(0)`` its functions know by name
            frame.env = after_body
        if otherwise is not None:  # up to the end of the block
            frame.conditions.append((otherwise, place_in(frame, walk.next_call)))
        return else_ended
    frame.env = after_body if else_ended else merge(after_body, frame.env)
    return False


def for_(walk: Walk, node: ast.For | ast.AsyncFor) -> bool:
    """``for``: the target is one element of what is iterated."""
    mark = len(walk.fresh)
    source = evaluate(walk, node.iter)
    tell(walk, source, mark, "iterated")
    look_inside(walk, source, node.iter)
    element = element_gone_through(walk, node.iter, source)
    bind(walk, node.target, element)
    note_elements(walk, node.target, node.iter, element)
    walk.frame.elements.append(element)
    first = walk.next_call
    _repeat(walk, node, first)
    walk.frame.elements.pop()
    if walk.next_call > first and _may_be_row(element):
        walk.frame.tables.append((first, walk.next_call, element))
    return False


def _may_be_row(element: Value) -> bool:
    """Whether an element may be a row of several parts: of a table with a name, or one written out here."""
    if type(element) is Either:
        return all(type(option) is Seq or type(option) is Dict for option in element.options)
    return type(element) is Item and type(element.base) in _TABLES


def while_(walk: Walk, node: ast.While) -> bool:
    """``while``: one without a way out ends the path."""
    first = walk.next_call
    look_at_truth(walk, evaluate(walk, node.test), node.test)
    left = _repeat(walk, node, first)
    endless = type(node.test) is ast.Constant and bool(node.test.value)
    return endless and not left and not any(type(part) is ast.Break for part in ast.walk(node))


def note_repetition(
    walk: Walk, node: Located, repeated: tuple[int, int], fault: str, form: str
) -> None:
    """Write down that calls are repeated; `repeated` are the first and the one after the last."""
    frame = walk.frame
    place = walk.locate(node)
    walk.repetitions.append(
        Repetition(place, *repeated, fault, form, frame.name, reachable=frame.reachable)
    )


def note_recursion(walk: Walk, body: Sequence[ast.stmt], first: int, last: int = -1) -> None:
    """Write down where what runs after a failure starts the function again.

    Args:
        walk: the walk.
        body: what runs after the failure.
        first: number of the first call that is then repeated.
        last: the one after the last; -1 for all up to here.
    """
    frame = walk.frame
    held = [v.options[0] if type(v) is Either else v for v in frame.env.values()]
    params = [v.name for v in held if type(v) is Param and v.function == frame.name]
    for call in recursion_in(body, frame.last_name, params):
        end = walk.next_call if last < 0 else last
        note_repetition(walk, call, (first, end), NO_LIMIT, "call")


def leave_loop(walk: Walk, _node: ast.Break | ast.Continue) -> bool:
    """``break`` and ``continue`` carry the environment to the loop's end."""
    frame = walk.frame
    if frame.breaks:
        frame.breaks[-1].append(frame.env)
    return True


def _repeat(walk: Walk, node: ast.For | ast.AsyncFor | ast.While, begin: int) -> bool:
    """Walk a loop's body once, and join that with not at all; True when some path leaves it.

    `begin` is the number of the first call that each round makes: a condition is asked each time.
    """
    walk.fresh.clear()
    frame = walk.frame
    before = frame.env
    start = mark(frame)
    frame.env = dict(before)
    frame.breaks.append([])
    frame.loop_depth += 1
    first = walk.next_call
    ended = execute(walk, node.body)
    if may_turn_pages(node):
        frame.rounds.append((begin, walk.next_call))
    fault = loop_fault(node)
    if fault:
        note_repetition(walk, node, (first, walk.next_call), fault, "loop")
    frame.loop_depth -= 1
    left = frame.breaks.pop()
    after = before if ended and left else merge(frame.env, before)
    for env in left:
        after = merge(after, env)
    renew(frame, start, after)
    frame.env = after
    if left and node.orelse:
        # Who breaks out of the loop does not come by here: the last try of several, that failed.
        frame.env = dict(after)
        ended = execute(walk, node.orelse)
        frame.env = after if ended else merge(after, frame.env)
    else:
        execute(walk, node.orelse)
    return bool(left)


def match(walk: Walk, node: ast.Match) -> bool:
    """``match``: every case may run, or none."""
    subject = evaluate(walk, node.subject)
    look_at_truth(walk, subject, node.subject)
    frame = walk.frame
    before = after = frame.env
    for case in node.cases:
        frame.env = dict(before)
        _bind_pattern(frame, case.pattern, subject)
        if case.guard is not None:
            evaluate(walk, case.guard)
        begin = place_in(frame, walk.next_call)
        if not execute(walk, case.body):
            after = merge(after, frame.env)
        asked = matched(frame, node.subject, case.pattern)
        note_branch(frame, asked, begin, place_in(frame, walk.next_call))
    frame.env = after
    return False


def _bind_pattern(frame: Frame, pattern: ast.pattern, value: Value) -> None:
    """Give the parts of a value to the names in a pattern."""
    match pattern:
        case ast.MatchAs(pattern=inner, name=name):
            if inner is not None:
                _bind_pattern(frame, inner, value)
            if name is not None:
                frame.env[name] = value
        case ast.MatchStar(name=str(name)):
            frame.env[name] = value
        case ast.MatchSequence(patterns=parts):
            starred = any(type(part) is ast.MatchStar for part in parts)
            written = value.items if type(value) is Seq and not starred else ()
            written = written if len(written) == len(parts) else ()
            for index, part in enumerate(parts):
                if type(part) is ast.MatchStar:
                    _bind_pattern(frame, part, value)
                elif written:
                    _bind_pattern(frame, part, written[index])
                else:
                    _bind_pattern(frame, part, Item(value, None if starred else Const(index)))
        case ast.MatchMapping(keys=keys, patterns=parts, rest=rest):
            for key, part in zip(keys, parts, strict=True):
                told = key.value if isinstance(key, ast.Constant) else None
                _bind_pattern(
                    frame, part, Item(value, Const(told) if isinstance(told, str) else UNKNOWN)
                )
            if rest is not None:
                frame.env[rest] = value
        case ast.MatchClass(cls=cls, patterns=parts, kwd_attrs=names, kwd_patterns=named):
            whole = type(cls) is ast.Name and cls.id in _WHOLE
            for part in parts:
                _bind_pattern(frame, part, value if whole else Item(value))
            for name, part in zip(names, named, strict=True):
                _bind_pattern(frame, part, Attr(value, name))
        case ast.MatchOr(patterns=parts):
            for part in parts:
                _bind_pattern(frame, part, value)
        case _:
            pass


def _is_main_guard(test: ast.expr) -> bool:
    return type(test) is ast.Compare and type(test.left) is ast.Name and test.left.id == "__name__"
