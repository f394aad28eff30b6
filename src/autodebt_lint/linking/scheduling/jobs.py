"""Where jobs begin: the functions that a scheduler, a queue, a thread or a command line runs.

An error that leaves such a function has nobody above it in the project to tell.
"""

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.naming import last_name, last_part, stands_on
from autodebt_lint.linking.resolving.addresses import constant
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Partial
from autodebt_lint.model.facts import Call
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import UNKNOWN, Attr, Const, Dict, Mix, Result, Seq, Symbol, Value

ENTRY_NAMES = frozenset(
    "main run handler lambda_handler execute cli entrypoint entry_point".split()
)
#: Decorators that hand a function to a scheduler, a queue or a command line.
_SCHEDULING = frozenset(
    "task dag flow job command cli_task shared_task periodic_task scheduled_job asset op sensor schedule timer_trigger "
    "cloud_event actor".split()
)
#: Decorators that hand it to a server or a framework, which turns its error into an answer.
_SERVING = frozenset("http callback on_event main click".split())
#: Functions that a console script runs, or the end of the file.
_PROGRAMS = frozenset(["main", "cli"])
_EXECUTE = "execute"
"""Method of an operator of Airflow that does its work."""
#: Methods that a framework runs, with the last word of the class they are inherited from.
_FRAMEWORK_METHODS = {
    _EXECUTE: "Operator",
    "handle": "BaseCommand",
    "run": "Thread",
    **dict.fromkeys(["handle_output", "load_input"], "IOManager"),
}
_PARTIAL = "partial()"
CALLED_LATER = "on_"
"""Begins the names of attributes under which a client is told what to call."""
_NAMED = frozenset([Attr, Symbol])
_VERBS = ("get", "post", "put", "patch", "delete")
#: Methods of a class by which a server answers, with the last words of the classes that such a one stands upon.
_ANSWERING = {
    **dict.fromkeys(_VERBS, ("View", "Resource", "RequestHandler", "HTTPEndpoint")),
    **dict.fromkeys(["create", "update", "partial_update", "destroy", "list"], ("ViewSet",)),
    **dict.fromkeys([f"do_{verb.upper()}" for verb in _VERBS], ("HTTPRequestHandler",)),
}
#: Frameworks whose classes these are, by the roots of their imports.
_SERVERS = frozenset(
    "django rest_framework flask flask_restful flask_restx flask_restplus flask_smorest tornado aiohttp starlette sanic "
    "webapp2 quart http BaseHTTPServer".split()
)
#: The same of a framework whose classes stand upon nothing.
_BARE = {"falcon": frozenset(f"on_{verb}" for verb in _VERBS)}
#: Calls that run a function later and on its own.
_STARTERS = frozenset(
    "Thread Timer add_job do PythonOperator PythonVirtualenvOperator ExternalPythonOperator BranchPythonOperator "
    "ShortCircuitOperator PythonSensor".split()
)
_PYTHON_OPERATORS = frozenset(
    "PythonOperator PythonVirtualenvOperator ExternalPythonOperator BranchPythonOperator ShortCircuitOperator".split()
)
#: Calls that run it for the function they stand in, which gets its error.
_PASSERS = frozenset(
    "submit map imap imap_unordered starmap apply apply_async run_in_executor to_thread run_in_threadpool Process".split()
)
#: Functions that a cloud platform calls with an event and its context, whatever these are called.
_CLOUD_HANDLERS = frozenset(["handler", "lambda_handler"])
#: Methods of a task by which it is run later, with what they are given.
_ASYNCHRONOUS = "apply_async"
_UNTOUCHED = "si"
#: The same of Celery, by which it is only noted what is to be run, maybe with what another one gave.
_NOTING = frozenset(["s", "signature", _UNTOUCHED])
_OF_ITSELF = frozenset(["delay", "send_with_options", _ASYNCHRONOUS]) | _NOTING
#: Functions of Celery that run one task after the other, each with what the one before gave.
_CHAINING = frozenset(["chain", "chord"])
_GROUPING = "group"
_LINKED = "link"
#: Calls by which the function that they are given first is run later, with the rest.
_IN_FRONT = frozenset(["add_task", "enqueue", "call_soon", "call_soon_threadsafe", "start_soon"])
#: Calls that are told a function and its arguments by name; of a timer it may stand second.
_SECOND = frozenset(["Timer"])
_TARGETS = ("target", "function", "func")
#: Methods of a stream of frames by which a function gets one after the other.
_OF_FRAME = frozenset(["foreachBatch", "foreach"])
DELIVERING = (
    _OF_FRAME
    | _OF_ITSELF
    | _IN_FRONT
    | _SECOND
    | _PYTHON_OPERATORS
    | {"Thread", "Process", "add_job"}
)
_PIPELINES = frozenset(["DAG", "dag"])
#: Arguments by which a task is repeated when it fails, and by which somebody is told.
_REPEATING = frozenset(["retries", "autoretry_for", "retry_policy"])
_TELLING = frozenset(["on_failure_callback", "on_failure", "link_error"])


#: Decorators of functions that are given what others made, by the names of these.
_ASSETS = frozenset(["asset", "multi_asset", "graph_asset", "asset_check"])
#: Frameworks that can repeat a task, by the root of the import that names its decorator or operator.
_REPEATERS = frozenset(["airflow", "celery", "prefect"])
_TASKS = frozenset(["task", "shared_task", "periodic_task"])
_OPERATORS = ("Operator", "Sensor")
#: Operators of Airflow that call nothing by themselves.
_IDLE_OPERATORS = frozenset(
    "DummyOperator EmptyOperator BashOperator TriggerDagRunOperator LatestOnlyOperator ExternalTaskSensor TimeSensor "
    "TimeDeltaSensor DateTimeSensor FileSensor DayOfWeekSensor BranchDateTimeOperator BranchDayOfWeekOperator".split()
)


class Start(NamedTuple):
    """A call that hands a function on for somebody else to run."""

    context: Context
    call: Call
    on_its_own: bool
    """Its error does not come back to where the call stands."""


class Task(NamedTuple):
    """A task of a framework that can repeat it."""

    name: str
    place: Place
    """The function, or the call of the operator."""
    function: FunctionEntry | None
    """What it runs, where that is of the project."""
    start: Start | None
    """The operator, where it is no decorator that makes it a task."""
    scope: str


MAX_IMPORTERS = 24
"""Importers of a module that are searched for somebody who hands a function of it on."""

Handing: TypeAlias = tuple[Call, Value, FunctionEntry]
"""A call, an argument of it that may be a function, and the function it stands in."""


class Jobs:
    """Tells where the jobs of a project begin, and what their schedulers do about failures."""

    def __init__(self, resolver: Resolver) -> None:
        """Look at what `resolver` resolves."""
        self.resolver = resolver
        self._starts: dict[Island, dict[FunctionEntry, list[Start]]] = {}
        self._given: dict[Module, dict[str, list[Handing]]] = {}
        self._later: dict[tuple[Module, int], Call | None] = {}
        self._deliveries: dict[Island, dict[FunctionEntry, list[tuple[Context, Call]]]] = {}

    def handings(self, function: FunctionEntry) -> Iterator[tuple[Call, Context]]:
        """The calls that are given a function as an argument, in its module and those that import it.

        One that another function makes is given as what a call of that one gives: ``consume(queue, self._acked(pack))``.
        """
        maker, _, name = function.name.rpartition(".")
        names = (name, f"{last_part(maker)}()") if function.facts.is_nested else (name,)
        for module in self._near(function.module):
            given = self._given_in(module)
            for call, value, entry in itertools.chain(*(given.get(it, ()) for it in names)):
                context = self.resolver.anywhere(entry)
                terms = self.resolver.resolve(value, context)
                whole = (t.form.target if isinstance(t.form, Partial) else t for t in terms)
                if any(term.function is function for term in whole):
                    yield call, context

    def class_handings(
        self, cls: ClassEntry, names: Collection[str]
    ) -> Iterator[tuple[Call, Context]]:
        """The calls of some names that are given a class, an object of it, or what stands for it, in its module and those that import it.

        ``path("hooks/orders", Orders.as_view())``, ``api.add_resource(Orders, "/hooks/orders")``.
        """
        for module in self._near(cls.module):
            for call, context in self.resolver.calls_in(module, names):
                if any(self._is_of(cls, value, context) for value in call.given):
                    yield call, context

    def _is_of(self, cls: ClassEntry, value: Value, context: Context) -> bool:
        held = self.resolver.holder(value.call, context) if type(value) is Result else None
        on = stands_on(held[0].callee) if held is not None else None
        if on is not None and last_name(on) == last_part(cls.facts.name) and held is not None:
            value, context = on, held[1]  # ``Orders.as_view()``
        forms = [term.form for term in self.resolver.resolve(value, context)]
        return any(it is cls or (isinstance(it, Object) and it.cls is cls) for it in forms)

    def _near(self, module: Module) -> Sequence[Module]:
        """A module, and those that import it if they are not too many."""
        near = self.resolver.project.importers(module) - {module}
        if len(near) > MAX_IMPORTERS:
            near = set()
        return (module, *sorted(near, key=lambda item: item.path))

    def _given_in(self, module: Module) -> dict[str, list[Handing]]:
        """The arguments in a module that may be functions, by their last names."""
        found = self._given.get(module)
        if found is None:
            found = self._given[module] = {}
            for entry in module.functions.values():
                for call in entry.details.calls:
                    for value in call.given:
                        if type(value) is Symbol or type(value) is Attr:
                            found.setdefault(last_name(value), []).append((call, value, entry))
                        elif type(value) is Result and (made := module.call(value.call)):
                            name = f"{last_name(made.callee)}()"
                            if name == _PARTIAL and made.args:
                                name = last_name(made.args[0])
                            found.setdefault(name, []).append((call, value, entry))
                for base, attribute, value in entry.details.attributes:
                    if attribute.startswith(CALLED_LATER) and type(value) in _NAMED:
                        # ``client.on_message = take`` hands it on as a call would.
                        callee = Attr(base, attribute)
                        set_ = Call(-1, callee, (value,), (), entry.facts.place)
                        found.setdefault(last_name(value), []).append((set_, value, entry))
        return found

    def begins(self, function: FunctionEntry) -> bool:
        """Whether an error that leaves the function ends a job; see `starts` for who hands it on.

        A function of a library ends none, and a web handler's becomes an answer.
        """
        if not function.name or self.is_scheduled(function):
            return True
        name = last_part(function.name)
        if function.owner is not None:
            return self.is_run_by_framework(function)
        params = [param.strip("_") for param in function.facts.params]
        if len(params) == 2 and (
            (params[0] == "event" and (not params[1] or params[1].endswith("context")))
            or name in _CLOUD_HANDLERS
        ):
            return True
        if name not in _PROGRAMS or function.facts.is_nested or _must_be_given(function):
            return False
        if self.resolver.project.is_common(function.module):
            return False
        own = f":{name}"
        called_at_home = any(
            own in entry.facts.callees for entry in function.module.functions.values()
        )
        return not called_at_home and not self.resolver.callers(function)

    def is_run_by_framework(self, function: FunctionEntry) -> bool:
        """Whether the function is a method that a framework runs: an operator's ``execute``."""
        wanted = _FRAMEWORK_METHODS.get(last_part(function.name))
        if wanted is None or function.owner is None:
            return False
        return last_part(self.resolver.project.external_base(function.owner)).endswith(wanted)

    def listening_base(self, function: FunctionEntry) -> str:
        """The class of a library that calls a method of one built upon it when something happens; "" for none.

        ``class Listener(stomp.ConnectionListener)`` has a method ``on_message``.
        """
        if function.owner is None or not last_part(function.name).startswith(CALLED_LATER):
            return ""
        return self.resolver.project.external_base(function.owner)

    def answers(self, function: FunctionEntry) -> bool:
        """Whether a server calls the method for what is sent to it: the ``post`` of a view."""
        owner, name = function.owner, last_part(function.name)
        if owner is None:
            return False
        wanted = _ANSWERING.get(name)
        if wanted is None:
            imported = {item.module.partition(".")[0] for item in function.module.facts.imports}
            return any(name in verbs and root in imported for root, verbs in _BARE.items())
        base = self.resolver.project.external_base(owner)
        return base.partition(".")[0] in _SERVERS and last_part(base).endswith(wanted)

    def is_scheduled(self, function: FunctionEntry) -> bool:
        """Whether a decorator hands the function to a scheduler, a queue or a command line."""
        return self._is_decorated(function, _SCHEDULING)

    def is_handed_over(self, function: FunctionEntry) -> bool:
        """The same for servers and frameworks too."""
        return self._is_decorated(function, _SCHEDULING | _SERVING)

    def starts(self, function: FunctionEntry) -> list[Start]:
        """The calls that hand a function to a thread, a pool or a scheduler."""
        island = self.resolver.project.island(function.module)
        known = self._starts.get(island)
        if known is None:
            known = self._starts[island] = {}
            for start, target in self._starts_on(island):
                known.setdefault(target, []).append(start)
        return known.get(function, [])

    def deliveries(self, function: FunctionEntry) -> list[tuple[Context, Call]]:
        """The calls that hand a function on to be run later, each as the call that it will get.

        ``book.delay(order)``, ``tasks.add_task(book, order)``, ``Thread(target=book, args=(order,))``.
        """
        island = self.resolver.project.island(function.module)
        known = self._deliveries.get(island)
        if known is None:
            known = self._deliveries[island] = {}
            for context, call, target in self._deliveries_on(island):
                known.setdefault(target, []).append((context, call))
        return known.get(function, [])

    def _deliveries_on(self, island: Island) -> Iterator[tuple[Context, Call, FunctionEntry]]:
        project = self.resolver.project
        for module in project.indexes[island].mattering:
            for call, context in self.resolver.calls_in(module, DELIVERING):
                for later, target in self.later(call, context):
                    yield context, later, target

    def later(self, call: Call, context: Context) -> Iterator[tuple[Call, FunctionEntry]]:
        """The call that is made later because of this one, with each function that it may enter."""
        key = (context.module, call.number)
        if key not in self._later:
            self._later[key] = _after(delivered(call), _before(call, context))
        later = self._later[key]
        for target in self.resolver.functions_called(later, context) if later is not None else ():
            if self._is_bound(target) and later is not None:
                yield replace(later, args=(UNKNOWN, *later.args)), target
            elif later is not None:
                yield later, target

    def _is_bound(self, function: FunctionEntry) -> bool:
        """Whether a task gets itself before what it is given: ``@app.task(bind=True)``."""
        return any(
            call is not None and ("bind", Const(True)) in call.keywords
            for _, call in self.decorators(function)
        )

    def _starts_on(self, island: Island) -> Iterator[tuple[Start, FunctionEntry]]:
        project = self.resolver.project
        for module in project.indexes[island].mattering:
            for call, context in self.resolver.calls_in(module, _STARTERS | _PASSERS):
                start = Start(context, call, last_name(call.callee) in _STARTERS)
                for value in call.given:
                    for term in self.resolver.resolve(value, context):
                        if term.function is not None:
                            yield start, term.function

    def has_pipeline(self, module: Module) -> bool:
        """Whether a module makes an Airflow pipeline, so that its tasks' settings can be known."""
        return any(function.facts.calls_any(_PIPELINES) for function in module.functions.values())

    def tasks(self, module: Module) -> Iterator[Task]:
        """The tasks that a module hands to a framework which can repeat them."""
        roots = {item.module.partition(".")[0] for item in module.facts.imports}
        if roots.isdisjoint(_REPEATERS) or ("airflow" in roots and not self.has_pipeline(module)):
            return
        for function in module.functions.values():
            if any(_makes_task(decorator) for decorator, _ in self.decorators(function)):
                yield Task(function.name, function.facts.place, function, None, function.name)
            if "airflow" in roots:
                yield from self._operators(function)

    def _operators(self, function: FunctionEntry) -> Iterator[Task]:
        context = self.resolver.anywhere(function)
        for call in function.details.calls:
            name = call.callee.name if type(call.callee) is Symbol else ""
            last = last_part(name)
            start = Start(context, call, on_its_own=True)
            own = self._own_operator(call, context) if last[:1].isupper() else None
            if own is not None:
                yield Task(last, call.place, own, start, function.name)
            if not name.startswith("airflow.") or not last.endswith(_OPERATORS):
                continue
            if last in _IDLE_OPERATORS:
                continue
            if last not in _STARTERS:
                yield Task(last, call.place, None, start, function.name)
                continue
            for keyword, value in call.keywords:
                if keyword == "python_callable":
                    for term in self.resolver.resolve(value, context):
                        if term.function is not None:
                            run = term.function
                            yield Task(run.name, call.place, run, start, function.name)

    def _own_operator(self, call: Call, context: Context) -> FunctionEntry | None:
        """What an operator runs whose class is one of the project."""
        for term in self.resolver.resolve(call.callee, context):
            cls = term.form
            if isinstance(cls, ClassEntry):
                run = self.resolver.project.inherited(cls, _EXECUTE)
                if run is not None and self.is_run_by_framework(run):
                    return run
        return None

    def run_by(self, call: Call, context: Context) -> list[FunctionEntry]:
        """The functions that an operator of Airflow is made to run."""
        given = dict(call.keywords)
        run = given.get("python_callable") if last_name(call.callee) in _PYTHON_OPERATORS else None
        terms = self.resolver.resolve(run, context) if run is not None else ()
        return [term.function for term in terms if term.function is not None]

    def functions_of_tasks(self, module: Module, names: Collection[str]) -> list[FunctionEntry]:
        """The functions that tasks of Airflow in a module run, by the ids of the tasks.

        Args:
            module: where the pipeline is made.
            names: ids of tasks; where none is known every task counts.
        """
        found: list[FunctionEntry] = []
        for function in module.functions.values():
            named = not names or last_part(function.name) in names
            if named and any(_makes_task(made) for made, _ in self.decorators(function)):
                found.append(function)
            if not function.facts.calls_any(_PYTHON_OPERATORS):
                continue
            context = self.resolver.anywhere(function)
            for call in function.calls_named(_PYTHON_OPERATORS):
                given = dict(call.keywords)
                id = given.get("task_id")
                told = constant(self.resolver, id, context) if id is not None else None
                if not names or told in names:
                    found += self.run_by(call, context)
        return found

    # Decorators

    def decorators(self, function: FunctionEntry) -> Iterator[tuple[Value, Call | None]]:
        """The decorators of a function, each with the call that made it if one did."""
        for decorator in function.facts.decorators:
            if type(decorator) is Result:
                held = self.resolver.holder(decorator.call, self.around(function))
                if held is not None:
                    yield held[0].callee, held[0]
            else:
                yield decorator, None

    def around(self, function: FunctionEntry) -> Context:
        """The context in which a function is defined."""
        return self.resolver.outer(function) or self.resolver.body(function.module)

    def is_asset(self, function: FunctionEntry) -> bool:
        """Whether a parameter of the function is what the function of this name makes."""
        return self._is_decorated(function, _ASSETS)

    def _is_decorated(self, function: FunctionEntry, names: frozenset[str]) -> bool:
        return any(last_name(decorator) in names for decorator, _ in self.decorators(function))

    # What a scheduler does about failures

    def is_repeated(
        self, function: FunctionEntry | None, start: Start | None = None
    ) -> bool | None:
        """Whether the scheduler repeats a task that fails; None where that cannot be known.

        Args:
            function: what the task runs, if it is of the project.
            start: the operator that runs it, where it is no decorator that makes it a task.
        """
        if function is not None and ".retry" in function.facts.callees:
            return True  # Celery's ``self.retry()``
        return self._sets(_REPEATING, function, start)

    def is_told(self, function: FunctionEntry | None, start: Start | None = None) -> bool | None:
        """Whether the scheduler tells somebody when a task fails; None where that cannot be known."""
        return self._sets(_TELLING, function, start)

    def _sets(
        self, names: frozenset[str], function: FunctionEntry | None, start: Start | None
    ) -> bool | None:
        """Whether the task, or the pipeline it belongs to, sets one of these arguments."""
        if start is not None:
            answers = [self._gives(start.call, names, start.context)]
            module = start.context.module
        elif function is None:
            return None
        else:
            answers = [
                self._gives(call, names, self.around(function))
                for decorator, call in self.decorators(function)
                if call is not None
                and (last_name(decorator) in _SCHEDULING or _makes_task(decorator))
            ]
            module = function.module
        for entry in module.functions.values():
            for call in entry.calls_named(_PIPELINES) if entry.facts.calls_any(_PIPELINES) else ():
                answers.append(self._gives(call, names, self.resolver.anywhere(entry)))
        if any(answers):
            return True
        return None if None in answers else False

    def _gives(self, call: Call, names: frozenset[str], context: Context) -> bool | None:
        """Whether a call gives one of these arguments, itself or among ``default_args``."""
        unknown = False
        for keyword, value in call.keywords:
            if keyword in names:
                if constant(self.resolver, value, context) != 0 or type(value) is not Const:
                    return True
            elif keyword in {"default_args", ""}:
                for term in self.resolver.resolve(value, context):
                    if type(term.form) is not Dict:
                        unknown = True
                        continue
                    for key, item in term.form.items:
                        if type(key) is not Const:
                            unknown = True
                        elif key.value in names and item != Const(0):
                            return True
        return None if unknown else False


def delivered(call: Call) -> Call | None:
    """The call that a function gets later which such a call hands on; None where it is told otherwise."""
    name, callee, given = last_name(call.callee), call.callee, dict(call.keywords)
    if name in _OF_ITSELF:
        function = stands_on(callee)
        args, keywords = call.args, call.keywords
        if name == _ASYNCHRONOUS:
            listed = given.get("args", call.args[0] if call.args else None)
            args = listed.items if type(listed) is Seq else ()
            keywords = _named(given.get("kwargs", call.args[1] if len(call.args) > 1 else None))
    elif name in _OF_FRAME:
        function = next(iter(call.args), None)
        args, keywords = ((callee.base,) if type(callee) is Attr else ()), ()
    elif name in _PYTHON_OPERATORS:
        function, listed = given.get("python_callable"), given.get("op_args")
        args = listed.items if type(listed) is Seq else ()
        keywords = _named(given.get("op_kwargs"))
    elif name in _IN_FRONT:
        function, args, keywords = next(iter(call.args), None), call.args[1:], call.keywords
    else:
        function = next((given[key] for key in _TARGETS if key in given), None)
        if function is None and name in _SECOND:
            function = call.args[1] if len(call.args) > 1 else None
        listed = given.get("args")
        args = listed.items if type(listed) is Seq else ()
        keywords = _named(given.get("kwargs"))
    if function is None or type(function) is Const:
        return None
    return replace(call, callee=function, args=args, keywords=keywords)


def runs_itself(call: Call) -> bool:
    """Whether a call is a method of a task by which that is run later."""
    return last_name(call.callee) in _OF_ITSELF


def _after(later: Call | None, before: Value | None) -> Call | None:
    """A call that comes after another one, and first gets what that gave."""
    if later is None or before is None:
        return later
    return replace(later, args=(before, *later.args))


def _before(call: Call, context: Context) -> Value | None:
    """What a noted task gets of the one before it: ``chain(load.s(day), store.s())``, ``load.s() | store.s()``."""
    function, name = context.function, last_name(call.callee)
    if function is None or name not in _NOTING or name == _UNTOUCHED:
        return None
    noted = Result(call.number)
    for other in function.details.calls:
        steps = _steps(other)
        for before, step in itertools.pairwise(steps):
            if noted == step or noted in _side_by_side(step, function):
                listed = _side_by_side(before, function)
                return Seq(listed) if listed else before
    return None


def _side_by_side(step: Value, function: FunctionEntry) -> tuple[Value, ...]:
    """The tasks of a step that are run at the same time: ``group(push.s(), tell.s())``."""
    made = function.call(step.call) if type(step) is Result else None
    if made is None or last_name(made.callee) != _GROUPING:
        return ()
    only = made.args[0] if len(made.args) == 1 else None
    return only.items if type(only) is Seq else made.args


def _steps(call: Call) -> tuple[Value, ...]:
    """The tasks, as they are noted, that a call runs one after the other."""
    callee, kind = call.callee, last_name(call.callee)
    if kind in _CHAINING:
        only = call.args[0] if len(call.args) == 1 else None
        return only.items if type(only) is Seq else only.parts if type(only) is Mix else call.args
    if type(callee) is Result:  # ``chord(loads)(store.s())``
        return (callee, *call.args[:1])
    linked = next((value for key, value in call.keywords if key == _LINKED), None)
    if linked is not None:
        return (Result(call.number), linked)
    joined = callee.base if type(callee) is Attr else callee
    return joined.parts if type(joined) is Mix else ()


def _named(value: Value | None) -> tuple[tuple[str, Value], ...]:
    """The arguments that a mapping names."""
    items = value.items if type(value) is Dict else ()
    return tuple((str(key.value), item) for key, item in items if type(key) is Const)


def _makes_task(decorator: Value) -> bool:
    """Whether a decorator makes a task: ``@task``, ``@app.task``, ``@task.branch``."""
    if last_name(decorator) in _TASKS:
        return True
    return type(decorator) is Symbol and ".task." in decorator.name


def _must_be_given(function: FunctionEntry) -> bool:
    """Whether a function cannot be called without an argument, as ``def main(argv=None)`` can be."""
    params = [param for param in function.facts.params if not param.startswith("*")]
    return bool(params) and not {name for name, _ in function.details.defaults}.issuperset(params)


def is_named_entry(function: FunctionEntry) -> bool:
    """Whether a function has a name that jobs begin with."""
    return last_part(function.name) in ENTRY_NAMES


def repeats(decorator: Value) -> bool:
    """Whether a decorator or context manager by its name repeats what fails."""
    name = (decorator.name if type(decorator) is Symbol else last_name(decorator)).lower()
    return "retry" in name or "retries" in name or "backoff" in name
