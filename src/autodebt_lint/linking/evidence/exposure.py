"""Which remote calls run with nobody to catch their failure, from a job's begin down to the call.

A search goes upwards from the call, through its callers, and stops at whoever catches or repeats.
If it comes to where a job begins, the failure of the call ends the job.
"""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.evidence.failures import (
    catches_answers,
    catches_everything,
    caught_names,
)
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.remote.client_objects import is_client, maker_functions
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.arguments import parameter_at
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.linking.scheduling.jobs import Jobs, repeats
from autodebt_lint.model.facts import Call, Handler
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Attr, Const, Mix, Param, Result, Symbol, Value, inner_values

MAX_VALUES = 40
"""Parts of what a lambda gives that are looked at for a call."""
MAX_FUNCTIONS = 200
"""Functions that are looked at above one call."""

#: What a lost connection never is.
_OTHER_FAILURES = frozenset(
    "ValueError TypeError KeyError IndexError AttributeError LookupError NameError ArithmeticError ZeroDivisionError "
    "OverflowError UnicodeError UnicodeDecodeError UnicodeEncodeError JSONDecodeError AssertionError ImportError "
    "ModuleNotFoundError NotImplementedError RecursionError RuntimeError StopIteration StopAsyncIteration "
    "KeyboardInterrupt SystemExit GeneratorExit EOFError MemoryError SyntaxError FileNotFoundError FileExistsError "
    "IsADirectoryError NotADirectoryError PermissionError ProcessLookupError ChildProcessError TimeoutExpired "
    "InvalidURL MissingSchema InvalidSchema".split()
)
#: Bases of a project's own errors by which no handler catches what a client raises.
_PLAIN_BASES = _OTHER_FAILURES | {"Exception", "BaseException"}
#: What an HTTP library raises for an answer, and not for the lack of one.
_ANSWERS = frozenset(
    "requests.HTTPError requests.exceptions.HTTPError urllib.error.HTTPError urllib2.HTTPError httpx.HTTPStatusError "
    "aiohttp.ClientResponseError requests.Timeout requests.exceptions.Timeout requests.ReadTimeout "
    "requests.exceptions.ReadTimeout".split()
)
#: Methods that have a function run later, and those that give what it returned or raise what it raised.
_LATER = {"submit": "result", "apply_async": "get"}
_KEPT = frozenset(["add", "add_all"])
"""Methods by which a session is only handed what it writes once it is flushed."""
_FLUSHING = frozenset(["commit", "flush"])
_REPEATERS = frozenset(["Retrying", "AsyncRetrying", "retry_context"])


class Step(NamedTuple):
    """A call on the way from where a job begins to the remote call."""

    path: str
    place: Place
    function: str
    """Qualified name of the function that the call enters, or of the job's begin."""


class Exposure:
    """Finds the way down to a remote call on which nobody catches its failure."""

    def __init__(self, resolver: Resolver, jobs: Jobs) -> None:
        """Look at what `resolver` resolves; `jobs` tells where jobs begin."""
        self.resolver = resolver
        self.jobs = jobs
        self._handlers: dict[Module, dict[str, list[Handler]]] = {}
        self._translations: dict[Island, frozenset[str]] = {}

    def way(self, remote: RemoteCall) -> tuple[Step, ...] | None:
        """The steps from a job's begin to the call, the begin first; None when somebody catches."""
        kept = remote.behaviour is not None and remote.behaviour.keeps_failures
        if kept or self._client_repeats(remote) or _is_queued(remote):
            return None
        waiting: list[tuple[FunctionEntry, int, tuple[Step, ...]]] = [
            (remote.function, remote.call.number, ())
        ]
        met = {remote.function}
        for function, number, steps in waiting:  # grows on the way
            if self._catches(function, number) or self._repeats(function):
                continue
            if self._is_guarded_lambda(function, number):
                continue
            if self.jobs.begins(function):
                if self.jobs.is_repeated(function):
                    continue
                begin = Step(function.module.path, function.facts.place, function.name)
                return (begin, *steps)
            for caller, place, above in self._above(function):
                if above is None:
                    return (Step(caller.module.path, place, function.name), *steps)
                if caller not in met and len(met) < MAX_FUNCTIONS:
                    met.add(caller)
                    step = Step(caller.module.path, place, function.name)
                    waiting.append((caller, above, (step, *steps)))
        return None

    def _above(self, function: FunctionEntry) -> Iterator[tuple[FunctionEntry, Place, int | None]]:
        """Who runs a function, and at which call; None for the number where its error is lost."""
        for context, call in self.resolver.callers(function):
            if context.function is not None and call.reachable:
                for number in _raised_at(context.function, call):
                    yield context.function, call.place, number
        for start in self.jobs.starts(function):
            holder = start.context.function
            if holder is None or not start.call.reachable:
                continue
            if not start.on_its_own:
                for number in _raised_at(holder, start.call):
                    yield holder, start.call.place, number
            elif not self.jobs.is_repeated(function, start):
                yield holder, start.call.place, None

    # Guards

    def _catches(self, function: FunctionEntry, number: int) -> bool:
        """Whether a handler around the call `number` of a function can catch a lost connection."""
        return bool(self.catching(function, number)) or any(
            first <= number < last and self._is_catching_context(function, made)
            for first, last, made in function.details.contexts
        )

    def _is_guarded_lambda(self, function: FunctionEntry, number: int) -> bool:
        """Whether a call stands in a lambda that is handed to a function which catches, or repeats, where it calls it.

        ``self._again(lambda: requests.get(url, timeout=9))``.
        """
        context = self.resolver.anywhere(function)
        for call in function.details.calls:
            if call.number <= number:
                continue
            given: list[tuple[int | str, Value]] = [*enumerate(call.args), *call.keywords]
            for place in [place for place, value in given if _makes_call(value, number, function)]:
                for target in self.resolver.functions_called(call, context):
                    taken = Param(target.name, parameter_at(target, place))
                    if any(
                        self._catches(target, inner.number) or self._repeats(target)
                        for inner in target.details.calls
                        if inner.callee == taken
                    ):
                        return True
        return False

    def catching(self, function: FunctionEntry, number: int) -> list[Handler]:
        """The handlers around the call `number` of a function that can catch a lost connection."""
        return [
            handler
            for handler in self._handlers_of(function)
            if handler.first_call <= number < handler.last_call
            and can_catch(handler)
            and not self._waits_for_own(handler, function.module)
        ]

    def _waits_for_own(self, handler: Handler, module: Module) -> bool:
        """Whether a handler catches only errors of the project, and none that is raised for a lost connection."""
        return not catches_everything(handler) and all(
            self._is_never_translated(name, module) for name in _of_connections(handler)
        )

    def _is_never_translated(self, name: str, module: Module) -> bool:
        """Whether an error is one of the project that no handler makes of a failure of others."""
        project = self.resolver.project
        found = project.find(module, f":{name}") or project.find(module, name)
        cls = found[0] if found is not None and not found[1] else None
        if not isinstance(cls, ClassEntry) or not self._stands_alone(cls):
            return False
        island = project.island(module)
        made = self._translations.get(island)
        if made is None:
            made = self._translations[island] = frozenset(
                last_part(called)
                for it in project.by_island.seen_on(island)
                for handler in it.facts.handlers
                if can_catch(handler)
                for called in handler.calls
            )
        below = [cls]
        for each in below:  # grows on the way
            below += [it for it in project.subclasses(each, island) if it not in below]
        return made.isdisjoint(last_part(it.facts.name) for it in below)

    def _stands_alone(self, cls: ClassEntry) -> bool:
        """Whether a class of errors has no base that a client raises for a lost connection."""
        project = self.resolver.project
        for ancestor in project.ancestry(cls):
            for base in ancestor.facts.bases:
                if type(base) is not Symbol:
                    return False
                own = project.find(ancestor.module, base.name)
                if own is not None and isinstance(own[0], ClassEntry) and not own[1]:
                    continue
                if last_part(base.name.lstrip(":")) not in _PLAIN_BASES:
                    return False
        return any(ancestor.facts.bases for ancestor in project.ancestry(cls))

    def _is_catching_context(self, function: FunctionEntry, made: int) -> bool:
        """Whether a context manager of the project catches what is raised in its block.

        One made by a generator catches around its ``yield``, one of a class in ``__exit__``.
        """
        call = function.call(made)
        if call is None:
            return False
        context = self.resolver.anywhere(function)
        for term in self.resolver.targets(call, context):
            if isinstance(term.form, ClassEntry):
                leaving = self.resolver.project.inherited(term.form, "__exit__")
                if leaving is not None and Const(True) in leaving.details.returns:
                    return True
                continue
            generator = term.function
            if generator is not None and any(map(can_catch, self._handlers_of(generator))):
                return True
        return False

    def _handlers_of(self, function: FunctionEntry) -> list[Handler]:
        module = function.module
        by_scope = self._handlers.get(module)
        if by_scope is None:
            by_scope = self._handlers[module] = {}
            for handler in module.facts.handlers:
                by_scope.setdefault(handler.scope, []).append(handler)
        return by_scope.get(function.name, [])

    def _repeats(self, function: FunctionEntry) -> bool:
        """Whether a decorator of the function repeats it or catches for it, or its body repeats."""
        if function.facts.calls_any(_REPEATERS):
            return True
        return any(
            repeats(decorator) or self._wraps_in_handler(decorator, function)
            for decorator, _ in self.jobs.decorators(function)
        )

    def _wraps_in_handler(self, decorator: Value, function: FunctionEntry) -> bool:
        """Whether a decorator of the project calls what it decorates under a handler."""
        for term in self.resolver.resolve(decorator, self.jobs.around(function)):
            made = term.function
            if made is not None:
                inside = f"{made.name}."
                if any(
                    entry.name.startswith(inside) and any(map(can_catch, self._handlers_of(entry)))
                    for entry in made.module.functions.values()
                ):
                    return True
        return False

    def _client_repeats(self, remote: RemoteCall) -> bool:
        """Whether an adapter with retries is mounted on the session, or the transport has them."""
        client = remote.client
        if client is None or client.call is None:
            return False
        if any(self._has_retries(value, client.context) for _, value in client.call.keywords):
            return True
        functions = maker_functions(client)
        if functions is None:
            functions = [
                entry
                for entry in client.context.module.functions.values()
                if entry.facts.calls_any({"mount"})
            ]
        for function in functions:
            context = self.resolver.anywhere(function)
            for call in function.calls_named({"mount"}):
                if (
                    type(call.callee) is Attr
                    and len(call.args) == 2
                    and is_client(call.callee.base, context, client, self.resolver)
                    and self._has_retries(call.args[1], context)
                ):
                    return True
        return False

    def _has_retries(self, transport: Value, context: Context) -> bool:
        """Whether an adapter or transport was made with retries."""
        if type(transport) is Const:
            return False
        for term in self.resolver.resolve(transport, context):
            if type(term.form) is not Result:
                continue
            held = self.resolver.holder(term.form.call, term.context)
            if held is None:
                continue
            for index, (keyword, value) in enumerate(
                (*held[0].keywords, *[("", argument) for argument in held[0].args])
            ):
                named = keyword in {"max_retries", "retries", "retry"} or (
                    not keyword and index == 0 and last_name(held[0].callee).endswith("Adapter")
                )
                if named and value not in (Const(0), Const(None), Const(False)):
                    return True
        return False


def _makes_call(value: Value, number: int, function: FunctionEntry) -> bool:
    """Whether a value is a lambda that makes the call of a number in the function where both stand."""
    waiting: list[Value] = list(value.parts) if type(value) is Mix else []
    for part in waiting:  # grows on the way
        if type(part) is Result and part.call == number:
            return True
        made = function.call(part.call) if type(part) is Result else None
        if len(waiting) < MAX_VALUES:
            waiting += inner_values(part) if made is None else (made.callee, *made.given)
    return False


def flushed(remote: RemoteCall) -> RemoteCall | None:
    """The call by which what a session only keeps is written, where it stands in the same function."""
    callee = remote.call.callee
    if not remote.is_to_database or type(callee) is not Attr or callee.name not in _KEPT:
        return None
    for call in remote.function.calls_named(_FLUSHING):
        flushing = call.callee
        if type(flushing) is not Attr or flushing.base != callee.base:
            continue
        if call.number > remote.call.number:
            name = f"{remote.name.rpartition('.')[0]}.{flushing.name}"
            return remote._replace(call=call, name=name)
    return None


def _raised_at(function: FunctionEntry, call: Call) -> list[int]:
    """Numbers of the calls at which the error of a call comes up in a function: its own, as a rule.

    What is submitted to a pool raises where its result is asked for; where nobody asks, it is as good
    as raised at once.
    """
    for name, asking in _LATER.items():
        if any(
            other.number in (call.number, call.number - 1) and other.place == call.place
            for other in function.calls_named({name})
        ):
            asked = [other.number for other in function.calls_named({asking}) if other.reachable]
            return asked or [call.number]
    return [call.number]


def can_catch(handler: Handler) -> bool:
    """Whether a handler catches what a client raises when the other side cannot be reached."""
    if catches_everything(handler):
        return True
    return not catches_answers(handler) and bool(_of_connections(handler))


def _of_connections(handler: Handler) -> list[str]:
    """What a handler catches that may be a lost connection."""
    return [
        name
        for name, last in zip(handler.catches, caught_names(handler), strict=True)
        if last not in _OTHER_FAILURES and name not in _ANSWERS
    ]


def _is_queued(remote: RemoteCall) -> bool:
    """Whether a call only queues what is sent later: ``posthog.capture(...)``."""
    method = last_name(remote.call.callee)
    return any(method in system.queued_methods for system in remote.systems)
