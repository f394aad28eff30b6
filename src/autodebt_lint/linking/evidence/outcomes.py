"""Whether those who ask a function fail because of what it hands back after a failure."""

from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.model.facts import Call, Use

MAX_STEPS = 4


def fails_above(function: FunctionEntry, resolver: Resolver, steps: int = MAX_STEPS) -> bool:
    """Whether every caller raises, or ends with a status, where `function` hands back what is false.

    A caller may hand that back in turn; nobody is asked more than `steps` times. Without a caller
    nobody fails.
    """
    callers = resolver.callers(function)
    return bool(callers) and all(
        _fails(call, context.function, resolver, steps) for context, call in callers
    )


def _fails(call: Call, caller: FunctionEntry | None, resolver: Resolver, steps: int) -> bool:
    uses = {use.use for use in call.uses}
    if Use.FAILS in uses:
        return True
    hands_on = Use.HANDS_ON in uses or Use.RETURNED in uses
    return (
        hands_on and caller is not None and steps > 0 and fails_above(caller, resolver, steps - 1)
    )
