"""What a task of Airflow leaves for another one."""

from collections.abc import Iterable

from autodebt_lint.graph.effects.operators import operators_of
from autodebt_lint.graph.flow.trail import Keys, Origin, Trail
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Seq
from autodebt_lint.patterns import pattern

_ID = "task_id"
_PUSH = "xcom_push"
"""Method by which a task leaves something beside what it returns."""
_PULLED = pattern(r"xcom_pull\(\s*(?:task_ids\s*=\s*)?\[?\s*['\"]([\w.\-]+)['\"]")


class Tasks:
    """Traces what tasks leave."""

    def __init__(self, trail: Trail, linking: Linking) -> None:
        """Find the functions of tasks in `linking`."""
        self._trail = trail
        self._linking = linking
        self._jobs = linking.jobs
        self._resolver = linking.resolver

    def template(self, value: Const, context: Context, depth: int, _: Keys) -> None:
        """What a text of Airflow pulls of other tasks: ``"{{ ti.xcom_pull(task_ids='extract') }}"``."""
        names = set(_PULLED.findall(str(value.value)))
        if names:
            self._left_under(names, context, depth)

    def pulled(self, call: Call, context: Context, depth: int) -> None:
        """What another task of Airflow returned, or pushed: ``ti.xcom_pull(task_ids="extract")``."""
        given = dict(call.keywords)
        tasks = given.get("task_ids") or (call.args[0] if call.args else None)
        listed = tasks.items if type(tasks) is Seq else (tasks,) if tasks is not None else ()
        names = {name for task in listed for name in strings(task, context, self._resolver)}
        self._left_under(names, context, depth)

    def _left_under(self, names: set[str], context: Context, depth: int) -> None:
        """What the tasks of some ids leave."""
        self.left_by(self._jobs.functions_of_tasks(context.module, names), depth)
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
            self._trail.trace_given_by(function, depth)
            for pushed in function.calls_named({_PUSH}):
                self._trail.trace_all(pushed.given, self._resolver.anywhere(function), depth)
