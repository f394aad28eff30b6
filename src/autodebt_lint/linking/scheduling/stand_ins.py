"""Tests that would notice one more argument of a call: they assert it, or stand in for the client."""

import functools

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.names.project import Project

_ASSERTIONS = frozenset(
    ["assert_called_with", "assert_called_once_with", "assert_any_call", "assert_has_calls"]
)
_RECORDS = frozenset(["call_args", "call_args_list", "mock_calls", "method_calls"])
_REPLACEMENTS = frozenset(["setattr", "patch", "object", "multiple"])
_CLIENT_METHODS = frozenset(
    ["get", "post", "put", "patch", "delete", "head", "options", "request", "send", "urlopen"]
)


class StandIns:
    """Finds such tests in a project."""

    def __init__(self, project: Project) -> None:
        """Look through `project`, when somebody asks."""
        self._project = project
        self._noticing: dict[Island, list[Module]] = {}

    def may_notice(self, module: Module) -> bool:
        """Whether such a test may run what `module` holds.

        One that imports nothing of the project may run all of it: by its path, or by a command. Any
        may run what belongs to everybody.
        """
        if self.run_by_path or (self._project.is_common(module) and self.run_at_all):
            return True
        island = self._project.island(module)
        if island not in self._noticing:
            self._noticing[island] = [it for it in self._project.on(island) if _notices(it)]
        return any(self._reaches(test, module) for test in self._noticing[island])

    @functools.cached_property
    def run_by_path(self) -> bool:
        """Whether such a test imports nothing of the project."""
        return any(not self._project.imports(it) and _notices(it) for it in self._perhaps_tests)

    @functools.cached_property
    def run_at_all(self) -> bool:
        """Whether there is such a test."""
        return any(map(_notices, self._perhaps_tests))

    @functools.cached_property
    def _perhaps_tests(self) -> list[Module]:
        return [it for it in self._project.modules.values() if it.may_be_test]

    def _reaches(self, test: Module, module: Module) -> bool:
        met = {test}
        waiting = [*self._project.imports(test)]
        while waiting:
            current = waiting.pop()
            if current is module:
                return True
            if current not in met:
                met.add(current)
                waiting += self._project.imports(current)
        return False


def _notices(module: Module) -> bool:
    if not module.is_test:
        return False
    if not _RECORDS.isdisjoint(module.facts.attributes):
        return True
    if any(not _CLIENT_METHODS.isdisjoint(it.facts.methods) for it in module.classes.values()):
        return True
    return any(
        entry.facts.calls_any(_ASSERTIONS | _REPLACEMENTS) for entry in module.functions.values()
    )
