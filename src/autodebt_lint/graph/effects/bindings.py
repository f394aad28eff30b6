"""What Azure Functions binds to the parameters of a function, by its decorators.

``@app.blob_trigger(arg_name="file", path="orders/{name}")`` calls the function with what was stored, and what
``@app.cosmos_db_output(arg_name="docs")`` names takes what is to be stored: ``docs.set(rows)``. No client is made
for either. To the rules on remote calls they are none: the platform does them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import WRITE
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Param

_PACKAGE = "azure.functions"
_SYSTEMS = {
    "service_bus_queue": "azure-service-bus",
    "service_bus_topic": "azure-service-bus",
    "event_hub": "azure-event-hubs",
    "event_hub_message": "azure-event-hubs",
    "event_grid": "azure-event-hubs",
    "cosmos_db": "cosmosdb",
    "blob": "azure-storage",
    "queue": "azure-storage",
    "table": "azure-storage",
    "sql": "mssql",
}
"""Systems by what the names of decorators begin with; a timer and a route are none."""
_OLD = "_v3"
"""Ends the names of those that bind to the extension before: ``cosmos_db_trigger_v3``."""
_TRIGGER, _OUTPUT = "trigger", "output"
_WAYS = (_TRIGGER, "input", _OUTPUT)
_PARAMETER = "arg_name"
_PUTTING = frozenset(["set"])
"""Methods of a parameter that takes something."""


class Binding(NamedTuple):
    """A parameter that the platform binds to a system."""

    parameter: str
    system: System
    way: str
    """``trigger``: the function is called with it; ``input``: it is read for it; ``output``: it takes something."""


class Bindings(Teller):
    """Tells the parameters that the platform binds, and what is put into them."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._resolver = linking.resolver
        self._knowledge = linking.knowledge
        self._jobs = linking.jobs

    def of_function(self, function: FunctionEntry) -> list[Binding]:
        """The bindings of a function, in the order of its decorators."""
        if not function.facts.decorators or not function.module.imports_any(_PACKAGE):
            return []
        return [it for it in self._declared(function) if it.parameter in function.facts.params]

    def bound(self, function: FunctionEntry, name: str) -> System | None:
        """The system whose data a parameter is bound to; None where it is to none, or takes something."""
        found = (it for it in self.of_function(function) if it.parameter == name)
        return next((it.system for it in found if it.way != _OUTPUT), None)

    def triggering(self, function: FunctionEntry) -> System | None:
        """The system that calls a function with what happens there."""
        return next((it.system for it in self.of_function(function) if it.way == _TRIGGER), None)

    def candidates(self, module: Module) -> Iterator[tuple[Call, Context]]:
        """The calls that may put something into a parameter, by their names alone."""
        if module.imports_any(_PACKAGE):
            yield from self._resolver.calls_in(module, _PUTTING)

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call puts into a parameter that is bound to a system; None where it does something else."""
        callee = call.callee
        if (
            type(callee) is not Attr
            or callee.name not in _PUTTING
            or type(callee.base) is not Param
        ):
            return None
        function = context.module.functions.get(callee.base.function)
        for binding in self.of_function(function) if function is not None else ():
            if binding.way == _OUTPUT and binding.parameter == callee.base.name:
                label = f"{binding.system.name} binding"
                return RemoteCall(call, context, label, None, WRITE, (), (binding.system,), None)
        return None

    def _declared(self, function: FunctionEntry) -> Iterator[Binding]:
        for callee, call in self._jobs.decorators(function):
            name, _, way = last_name(callee).removesuffix(_OLD).rpartition("_")
            system = self._knowledge.system(_SYSTEMS[name]) if name in _SYSTEMS else None
            if system is None or way not in _WAYS or call is None:
                continue
            for keyword, value in call.keywords:
                if keyword == _PARAMETER and type(value) is Const and type(value.value) is str:
                    yield Binding(value.value, system, way)
