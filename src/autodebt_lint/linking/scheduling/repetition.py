"""Remote calls that are repeated after a failure with no end, or with no pause."""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.scheduling.jobs import Jobs
from autodebt_lint.model.facts import Call
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Const, Symbol

#: Decorators that repeat, with the keywords of which one must be given for an end, and for a pause.
_DECORATORS = {
    "tenacity.retry": (("stop",), ("wait",)),
    "backoff.on_exception": (("max_tries", "max_time"), ()),
    "retrying.retry": (
        ("stop_max_attempt_number", "stop_max_delay", "stop", "stop_func"),
        (
            "wait_fixed",
            "wait_random_min",
            "wait_random_max",
            "wait_exponential_multiplier",
            "wait_exponential_max",
            "wait_incrementing_start",
            "wait_func",
            "wait",
        ),
    ),
    "retry.retry": (("tries",), ("delay",)),
    "retry.api.retry": (("tries",), ("delay",)),
}


class Repeated(NamedTuple):
    """A place at which a remote call may be repeated too often."""

    place: Place
    fault: str
    """``no limit`` or ``no pause``."""
    what: str
    """What repeats it."""
    scope: str
    decorator: str = ""
    """Qualified name of the decorator that is called at `place`; "" for anything else."""


def decorated(module: Module, jobs: Jobs) -> Iterator[tuple[FunctionEntry, Repeated]]:
    """Functions of a module under a decorator that repeats them for ever, or at once."""
    for function in module.functions.values():
        for decorator, call in jobs.decorators(function) if function.facts.decorators else ():
            name = decorator.name if type(decorator) is Symbol else ""
            if name not in _DECORATORS:
                continue
            ends, pauses = _DECORATORS[name]
            fault = ""
            if not _gives(call, ends):
                fault = "no limit"
            elif pauses and not _gives(call, pauses):
                fault = "no pause"
            if fault:
                place = call.place if call is not None else function.facts.place
                called = name if call is not None else ""
                yield function, Repeated(place, fault, f"@{name}", function.name, called)


def _gives(call: Call | None, names: tuple[str, ...]) -> bool:
    """Whether a decorator's call gives one of these keywords; one that cannot be read may."""
    if call is None:
        return False
    return any(
        not keyword or (keyword in names and value not in (Const(None), Const(-1)))
        for keyword, value in call.keywords
    )
