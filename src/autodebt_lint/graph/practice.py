"""How a project treats the systems that it calls, counted call by call."""

from autodebt_lint.graph.ends import ends_of
from autodebt_lint.graph.shapes import client_uses
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.evidence.exposure import MAX_FUNCTIONS
from autodebt_lint.linking.evidence.failures import Treatment
from autodebt_lint.linking.evidence.timeouts import Timeout
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.model.assessment import Practice
from autodebt_lint.model.metrics import maintainability_index, rank

_TOO_COMPLEX = "C"
_MAINTAINABLE = 20
"""Where radon's ranks of complexity and of maintainability turn; what a team tolerates is no measure."""


def practice(linking: Linking, paths: frozenset[str]) -> Practice:
    """Count what the modules at some paths do; tests and code that cannot run do not count."""
    calls = can_wait = limited = guarded = 0
    blocks = plain = files = kept = 0
    built: dict[str, set[str]] = {}
    for module in linking.modules():
        if module.path not in paths or module.is_test:
            continue
        if (metrics := module.metrics) is not None and module.takes_part:
            blocks += len(metrics.blocks)
            plain += sum(rank(block.complexity) < _TOO_COMPLEX for block in metrics.blocks)
            files += 1
            kept += maintainability_index(metrics) >= _MAINTAINABLE
        for use in client_uses(module):
            built.setdefault(use.system.id, set()).add(use.path)
        for remote in module.remote_calls:
            if not remote.call.reachable or not ends_of(remote, linking.knowledge):
                continue
            calls += 1
            state, _ = module.timeout(remote)
            can_wait += state is not Timeout.UNKNOWN
            limited += state is Timeout.SET
            guarded += linking.exposure.way(remote) is None and not _is_hidden(linking, remote)
    return Practice(
        calls=calls,
        can_wait=can_wait,
        limited=limited,
        guarded=guarded,
        systems=len(built),
        shared=sum(len(modules) == 1 for modules in built.values()),
        blocks=blocks,
        plain=plain,
        files=files,
        maintainable=kept,
    )


def _is_hidden(linking: Linking, remote: RemoteCall) -> bool:
    """Whether a handler to which the failure of a call comes first hides it: then it is caught and not handled."""
    waiting: list[tuple[FunctionEntry, int]] = [(remote.function, remote.call.number)]
    met = {remote.function}
    for function, number in waiting:  # grows on the way
        catching = linking.exposure.catching(function, number)
        if catching:
            inner = max(handler.first_call for handler in catching)
            nearest = [handler for handler in catching if handler.first_call == inner]
            guards = linking.module(function.module.path).guards
            if any(it.treatment is Treatment.HIDES for it in guards if it.handler in nearest):
                return True
            continue
        for context, call in linking.resolver.callers(function):
            caller = context.function
            if caller is not None and caller not in met and len(met) < MAX_FUNCTIONS:
                met.add(caller)
                waiting.append((caller, call.number))
    return False
