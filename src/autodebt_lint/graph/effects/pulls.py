"""What a task of Airflow pulls of another one: ``ti.xcom_pull(task_ids="extract")``, in code or in a template."""

from collections.abc import Iterator

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.resolving.arguments import argument_of
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.linking.scheduling.jobs import Jobs
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Param, Result, Seq, Value
from autodebt_lint.patterns import pattern

PULL = "xcom_pull"
"""Method by which a task gets what another one left; in a text it is the only part that comes from anywhere."""
_PUSH = "xcom_push"
"""Method by which a task leaves something beside what it returns."""
_VALUE = "value"
_PULLED = pattern(r"xcom_pull\(\s*(?:task_ids\s*=\s*)?\[?\s*['\"]([\w.\-]+)['\"]")


class Pulls:
    """Tells of which tasks something is pulled, and what they leave."""

    def __init__(self, jobs: Jobs) -> None:
        """Find the functions of tasks among `jobs`."""
        self._jobs = jobs
        self._resolver = jobs.resolver

    def names(self, call: Call, context: Context) -> set[str]:
        """The ids of the tasks of which a call pulls; none where it may be any."""
        given = dict(call.keywords)
        tasks = given.get("task_ids") or (call.args[0] if call.args else None)
        listed = tasks.items if type(tasks) is Seq else (tasks,) if tasks is not None else ()
        return {name for task in listed for name in strings(task, context, self._resolver)}

    def names_in(self, template: Const) -> set[str]:
        """The same of a text that Airflow fills in: ``"{{ ti.xcom_pull(task_ids='extract') }}"``."""
        return set(_PULLED.findall(str(template.value)))

    def functions(self, module: Module, names: set[str]) -> list[FunctionEntry]:
        """The functions that the tasks of some ids run, of all tasks where no id is known."""
        return self._jobs.functions_of_tasks(module, names)

    def behind(self, value: Value, context: Context) -> Iterator[tuple[Value, Context]]:
        """What a value is that tasks of known ids left, one by one, as it stands in their functions."""
        for form, inside in (*self._resolver.resolve(value, context), *self._told(value, context)):
            names: set[str] = set()
            if type(form) is Const and PULL in str(form.value):
                names = self.names_in(form)
            held = self._resolver.holder(form.call, inside) if type(form) is Result else None
            if held is not None and last_name(held[0].callee) == PULL:
                names = self.names(*held)
            for function in self.functions(inside.module, names) if names else ():
                yield from self.left_by(function)

    def _told(self, value: Value, context: Context) -> Iterator[Term]:
        """What the operator of a task gives to a parameter of its function: ``op_args=["{{ ... }}"]``."""
        holder = context.holding(value.function) if type(value) is Param else None
        if type(value) is not Param or holder is None or holder.function is None:
            return
        for caller, call in self._jobs.deliveries(holder.function):
            given = argument_of(holder.function, value.name, call)
            if type(given) is Const:
                yield Term(given, caller)

    def left_by(self, function: FunctionEntry) -> Iterator[tuple[Value, Context]]:
        """What a function leaves for other tasks: what it returns or yields, and what it pushes beside that."""
        inside = self._resolver.anywhere(function)
        for value in (*function.details.returns, *function.details.yields):
            yield value, inside
        for call in function.calls_named({_PUSH}):
            pushed = dict(call.keywords).get(_VALUE) or next(iter(call.args[1:]), None)
            if pushed is not None:
                yield pushed, inside
