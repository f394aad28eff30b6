"""How a project treats the systems that it calls, counted call by call."""

from autodebt_lint.graph.ends import ends_of
from autodebt_lint.graph.shapes import client_uses
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.exposure import MAX_FUNCTIONS, can_catch
from autodebt_lint.linking.failures import Treatment
from autodebt_lint.linking.module import Guard, LinkedModule, Linking
from autodebt_lint.linking.remote_call import RemoteCall
from autodebt_lint.linking.timeouts import Timeout
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
    catchers = _Catchers(linking)
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
            guarded += linking.exposure.way(remote) is None and not catchers.hide(remote)
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


class _Catchers:
    """Finds the handlers to which the failure of a remote call comes first."""

    def __init__(self, linking: Linking) -> None:
        """Look into the modules of a project when they are asked for."""
        self._linking = linking
        self._modules: dict[str, LinkedModule] = {it.path: it for it in linking.modules()}
        self._guards: dict[str, dict[str, list[Guard]]] = {}

    def hide(self, remote: RemoteCall) -> bool:
        """Whether one of them hides the failure: then it is caught and not handled."""
        waiting: list[tuple[FunctionEntry, int]] = [(remote.function, remote.call.number)]
        met = {remote.function}
        for function, number in waiting:  # grows on the way
            nearest = self._nearest(function, number)
            if any(guard.treatment is Treatment.HIDES for guard in nearest):
                return True
            if nearest:
                continue
            for context, call in self._linking.resolver.callers(function):
                caller = context.function
                if caller is not None and caller not in met and len(met) < MAX_FUNCTIONS:
                    met.add(caller)
                    waiting.append((caller, call.number))
        return False

    def _nearest(self, function: FunctionEntry, number: int) -> list[Guard]:
        """The handlers of the innermost ``try`` around a call that catch a lost connection."""
        around = [
            guard
            for guard in self._of(function)
            if guard.handler.first_call <= number < guard.handler.last_call
            and can_catch(guard.handler)
        ]
        inner = max((guard.handler.first_call for guard in around), default=0)
        return [guard for guard in around if guard.handler.first_call == inner]

    def _of(self, function: FunctionEntry) -> list[Guard]:
        path = function.module.path
        by_scope = self._guards.get(path)
        if by_scope is None:
            by_scope = self._guards[path] = {}
            module = self._modules.get(path)
            for guard in module.guards if module is not None else ():
                by_scope.setdefault(guard.handler.scope, []).append(guard)
        return by_scope.get(function.name, [])
