"""What one round of a loop leaves under a name, the next round sees: calls and results before it.

A loop's body is walked once. In ``while True: ... if not page: return rows; rows += page`` the
result stands before what fills it, and would be an empty list; in ``for step in steps: row = step(row)``
each step but the first is given what the one before it gave.
"""

from typing import NamedTuple

from msgspec.structs import replace

from autodebt_lint.languages.python.scopes import Environment, Frame
from autodebt_lint.model.values import (
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Text,
    Value,
)

MAX_NESTING = 4
MAX_PARTS = 40
"""Parts of a value that are looked at; of a longer one nobody follows the elements."""


_GROWING = frozenset([Dict, Seq])
_GIVEN = frozenset([Attr, Either, Item, Param, Result])
_NOTHING = (None, "")
"""Constants that names have before the first round."""


class Mark(NamedTuple):
    """How far a frame had come when a loop began."""

    env: Environment
    calls: int
    returns: int
    yields: int


def mark(frame: Frame) -> Mark:
    """Remember where a loop begins.

    What has nothing yet gets a nothing of its own, by which it is known again.
    """
    for name, value in frame.env.items():
        if type(value) is Const and _is_nothing(value):
            frame.env[name] = Const(value.value, value.place)
    return Mark(frame.env, len(frame.calls), len(frame.returns), len(frame.yields))


def renew(frame: Frame, start: Mark, after: Environment) -> None:
    """Give what a loop's body holds of a container that grew in it what was put in later.

    Args:
        frame: of the function.
        start: of the loop.
        after: the environment at its end.
    """
    # The old values live as long as `start` does, so that their ids stay their own.
    grown = {
        id(value): new
        for name, value in start.env.items()
        if type(name) is str and (new := after.get(name, value)) is not value and _may_change(value)
    }
    if not grown:
        return
    for number in range(start.returns, len(frame.returns)):
        frame.returns[number] = _renewed(frame.returns[number], grown)
    for number in range(start.yields, len(frame.yields)):
        frame.yields[number] = _renewed(frame.yields[number], grown)
    renew_calls(frame, start.calls, grown)


def renew_calls(frame: Frame, begin: int, grown: dict[int, Value]) -> None:
    """The same of the calls of a frame.

    Args:
        frame: of the function.
        begin: how many it had before those that are meant.
        grown: what has become of a value, by its id.
    """
    for number in range(begin, len(frame.calls)):
        call = frame.calls[number]
        args = tuple([_renewed(value, grown) for value in call.args])
        keywords = tuple([(key, _renewed(value, grown)) for key, value in call.keywords])
        if any(new is not old for new, old in zip(args, call.args, strict=True)) or any(
            new[1] is not old[1] for new, old in zip(keywords, call.keywords, strict=True)
        ):
            frame.calls[number] = replace(call, args=args, keywords=keywords)


def _may_change(value: Value) -> bool:
    """Whether a round may leave more than this for the next one: of an address or a number that tells nothing."""
    kind = type(value)
    return kind in _GROWING or kind in _GIVEN or _is_nothing(value)


def _is_nothing(value: Value) -> bool:
    return type(value) is Const and value.value in _NOTHING


def _renewed(value: Value, grown: dict[int, Value], nesting: int = 0) -> Value:
    """A value with its grown parts; the very same one where it has none."""
    new = grown.get(id(value))
    if new is not None:
        return new
    if nesting > MAX_NESTING:
        return value
    match value:
        case Seq(parts) | Mix(parts) | Text(parts) | Either(parts) if len(parts) <= MAX_PARTS:
            inner = tuple([_renewed(part, grown, nesting + 1) for part in parts])
            same = all(new is old for new, old in zip(inner, parts, strict=True))
            return value if same else type(value)(inner)
        case Dict(items) if len(items) <= MAX_PARTS:
            pairs = tuple([(key, _renewed(part, grown, nesting + 1)) for key, part in items])
            same = all(new[1] is old[1] for new, old in zip(pairs, items, strict=True))
            return value if same else Dict(pairs)
        case Attr(base, name):
            inside = _renewed(base, grown, nesting + 1)
            return value if inside is base else Attr(inside, name)
        case Item(base, key):
            inside = _renewed(base, grown, nesting + 1)
            return value if inside is base else Item(inside, key)
        case _:
            return value
