"""What a task of Airflow leaves for another one."""

from collections.abc import Iterable

from autodebt_lint.graph.effects.operators import operators_of
from autodebt_lint.graph.effects.pulls import Pulls
from autodebt_lint.graph.flow.trail import Keys, Origin, Trail
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const

_ID = "task_id"


class Tasks:
    """Traces what tasks leave."""

    def __init__(self, trail: Trail, linking: Linking) -> None:
        """Find the functions of tasks in `linking`."""
        self._trail = trail
        self._linking = linking
        self._jobs = linking.jobs
        self._resolver = linking.resolver
        self._pulls = Pulls(linking.jobs)

    def template(self, value: Const, context: Context, depth: int, _: Keys) -> None:
        """What a text of Airflow pulls of other tasks: ``"{{ ti.xcom_pull(task_ids='extract') }}"``."""
        names = self._pulls.names_in(value)
        if names:
            self._left_under(names, context, depth)

    def pulled(self, call: Call, context: Context, depth: int) -> None:
        """What another task of Airflow returned, or pushed: ``ti.xcom_pull(task_ids="extract")``."""
        self._left_under(self._pulls.names(call, context), context, depth)

    def _left_under(self, names: set[str], context: Context, depth: int) -> None:
        """What the tasks of some ids leave."""
        self.left_by(self._pulls.functions(context.module, names), depth)
        for read in self._reads_of_operators(context):
            id = dict(read.call.keywords).get(_ID)
            if id is not None and not names.isdisjoint(strings(id, read.context, self._resolver)):
                self._add(read)

    def output(self, made: Call, context: Context, depth: int) -> None:
        """What the task of an operator leaves: ``rows.output``."""
        self.left_by(self._jobs.run_by(made, context), depth)
        for read in self._reads_of_operators(context):
            if read.call is made:
                self._add(read)

    def _reads_of_operators(self, context: Context) -> list[RemoteCall]:
        """The reads of a module's operators that give what they read to other tasks, and to nobody else."""
        module = self._linking.module(context.module.path)
        found = operators_of(self._linking, module)
        return [it.reads for it in found if it.reads is not None and it.writes is None]

    def _add(self, read: RemoteCall) -> None:
        for system in read.systems:
            self._trail.add(Origin(system, read, read.context, sure=len(read.systems) == 1))

    def left_by(self, functions: Iterable[FunctionEntry], depth: int) -> None:
        """What tasks of Airflow leave for others: what their functions return, or push."""
        for function in functions:
            self._trail.trace_each(self._pulls.left_by(function), depth)
