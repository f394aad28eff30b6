"""Modules that keep functions which a decorator of theirs is given, to be called later.

``def on(kind): def keep(handler): HANDLERS[kind] = handler; return handler``
"""

from collections.abc import Sequence

from autodebt_lint.languages.python.scopes import Frame
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.values import Param, Symbol, Value, inner_values

SIGNAL_MAKERS = frozenset(
    "django.dispatch.Signal django.dispatch.dispatcher.Signal blinker.Signal blinker.signal blinker.base.signal".split()
)
"""What makes a signal: who receives it, and who sends it, both import the module that does."""
MAX_HELD = 3_000
"""Values of a module that are searched for such functions."""


def note_taker(
    walk: Walk, frame: Frame, params: Sequence[str], decorators: Sequence[Value]
) -> None:
    """Remember what a function is given and gives back, as a decorator does, and what it puts into attributes."""
    walk.held += [value for _, _, value in frame.attributes]
    walk.injects = walk.injects or _injects(frame)
    of_object = bool(frame.class_name and params and not any(map(_is_static, decorators)))
    if len(params) == 1 + of_object:
        given = Param(frame.name, params[-1])
        if given in frame.returns:
            walk.given.add(given)


def keeps_takers(walk: Walk) -> bool:
    """Whether a walked module keeps something that a decorator of it was given, or gives something of its own to that."""
    if walk.injects or any(item.dotted in SIGNAL_MAKERS for item in walk.imports):
        return True
    if not walk.given:
        return False
    held = [*walk.bindings.values(), *walk.held]
    for value in held:  # grows while it is gone through
        if value in walk.given:
            return True
        if len(held) < MAX_HELD:
            held += inner_values(value)
    return False


def _injects(frame: Frame) -> bool:
    """Whether a function calls what the one around it was given with more than it was given itself.

    ``def with_crm(fn): def inner(*args): return fn(Crm(), *args)``, or ``kwargs.setdefault("crm", Crm())``.
    """
    around = frame.parent
    if around is None or around.parent is None:
        return False
    for call in frame.calls:
        wrapped = type(call.callee) is Param and call.callee.function == around.name
        if wrapped and call.spreads:
            given = [*call.args, *[value for key, value in call.keywords if key]]
            own = any(
                type(owner) is Param and owner.name[:2] == "**" for owner, _, _ in frame.attributes
            )
            if own or any(type(it) is not Param or it.function != frame.name for it in given):
                return True
    return False


def _is_static(decorator: Value) -> bool:
    return type(decorator) is Symbol and decorator.name.rpartition(".")[2] == "staticmethod"
