"""What a value is, seen through names, parameters, attributes, calls and modules.

Resolving gives the alternatives of a value in their plainest form, each with the context in which
its own parts must be read. A parameter whose call is not known is resolved at all its callers.
Everything is bounded: resolution never fails, it only knows less.

How each kind of value is resolved stands in `members`, `parameters`, `items` and `results`;
`steps` says which is whose.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias, cast

from msgspec.structs import replace

from autodebt_lint.languages.python.calls import BEGINNING, BEGINNING_NAMES
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.resolving.arguments import is_on_class
from autodebt_lint.linking.resolving.injections import NOTHING, Injected, injected
from autodebt_lint.linking.resolving.signals import SENDING, Receivers, Signals
from autodebt_lint.linking.resolving.terms import (
    Context,
    Method,
    Object,
    Partial,
    Placed,
    Term,
    unknown,
)
from autodebt_lint.model.facts import Branch, Call
from autodebt_lint.model.place import TOP
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
    lambda_of,
)

__all__ = ["Context", "Method", "Object", "Partial", "Resolver", "Term"]

MAX_DEPTH = 16
MAX_ALTERNATIVES = 12
MAX_STEPS = 2_500
"""Steps that one question may take."""
MAX_UNNAMED = 400
"""Functions of an island whose calls of what has no name are looked at."""
MAX_ENTRIES = 6
"""Calls that a context remembers it was entered through."""
_NAMELESS = frozenset([""])
_GETTER = "__get__"
"""What reading an attribute calls of a property."""
_DISPATCHERS = ("singledispatch", "singledispatchmethod")
LEVELS = 3
"""How many callers a parameter is followed upwards."""
CALLEE_LEVELS = 1
"""The same where the question is only what a call calls."""

NOBODY = Call(-1, UNKNOWN, (), (), TOP)
"""Stands for a call that gives nothing."""
_PLAIN = frozenset([Const, Text, Dict, Seq, Mix])

# The second argument is a value of exactly the type that the function is listed under.
Step: TypeAlias = Callable[["Resolver", Any, Context], list[Term]]


class Resolver:
    """Resolves values of one project."""

    def __init__(self, project: Project, steps: Mapping[type, Step]) -> None:
        """Work on `project`; nothing is resolved until asked for.

        Args:
            project: where names are looked up.
            steps: how a value of each type is resolved; those of other types are plain.
        """
        self.project = project
        self.level = LEVELS
        """How many callers a parameter may still be followed upwards."""
        self.further = False
        """Whether one of them has only handed on what it was given, for which there was one level more."""
        self.active: set[tuple[object, ...]] = set()
        """What is being resolved: whoever meets it again learns nothing new."""
        self._resolves = steps
        self._depth = 0
        self._steps = 0
        self._contexts: dict[FunctionEntry | Module, Context] = {}
        self._called: dict[tuple[int, int, int, bool], frozenset[FunctionEntry]] = {}
        self._callers: dict[
            tuple[FunctionEntry, int, Island | None, bool], list[tuple[Context, Call]]
        ] = {}
        self._memory: dict[tuple[int, int], tuple[Value, Context, list[Term]]] = {}
        self._entered: dict[tuple[int, ...], Context] = {}
        self._reads: dict[tuple[Module, str], list[tuple[Context, Call]]] = {}
        self._makings: dict[ClassEntry, list[tuple[Context, Call]]] = {}
        self._unnamed: dict[Island, dict[FunctionEntry, list[tuple[Context, Call]]]] = {}
        self._decorating: dict[Island, dict[FunctionEntry, list[Context]]] = {}
        self.signals = Signals(self.resolve, self.holder, self.body, self.anywhere)
        self._receivers: dict[Island, Receivers] = {}
        self._injected: dict[FunctionEntry, Injected] = {}
        self._injecting = 0
        """How many functions are being asked for what is injected: what is found meanwhile may lack it."""
        self._whole: dict[tuple[int, FunctionEntry], tuple[Call, Call]] = {}
        """Calls of decorated functions, each with the same one as it reaches these."""
        self._made_whole: set[int] = set()
        self._completions: dict[tuple[int, int, bool], tuple[Call, Call, Call]] = {}
        """Calls of what was given something before, each with that and with all that it gets in the end."""
        self._begun: dict[int, tuple[Call, Call]] = {}
        """Calls that are given first what is called later, each with that call."""
        self._by_name_alone = False
        """Whether calls of what has no name are being looked at, for which named calls must do."""
        self.left_out: dict[int, tuple[Context, tuple[Branch, ...]]] = {}
        """Branches that functions do not take where they were entered so, by the ids of the contexts: see `branches`."""

    # Contexts

    def anywhere(self, function: FunctionEntry) -> Context:
        """The context of a function that says nothing about its calls."""
        found = self._contexts.get(function)
        if found is None:
            owner = function.owner
            me = Object(owner) if owner is not None and function.self_name else None
            found = Context(function.module, function, me=me, outer=self.outer(function))
            self._contexts[function] = found
        return found

    def holding(self, value: Param, context: Context) -> Context | None:
        """The context of the function that a parameter belongs to; None where it is not known.

        That function is at hand or around it, or one of the module that put what it was given under
        a name of the module: ``STATS["sent"] += row["count"]``.
        """
        holder = context.holding(value.function)
        if holder is not None:
            return holder
        function = context.module.functions.get(value.function)
        return self.anywhere(function) if function is not None else None

    def alone(self, function: FunctionEntry) -> Context:
        """The context of a function about whose callers nothing is known."""
        anywhere = self.anywhere(function)
        return self.entered(function, NOBODY, anywhere, anywhere.me)

    def outer(self, function: FunctionEntry) -> Context | None:
        """The context of the function in which a nested one is defined."""
        if not function.facts.is_nested:
            return None
        enclosing = function.module.functions.get(function.name.rpartition(".")[0])
        return self.anywhere(enclosing) if enclosing is not None else None

    def body(self, module: Module) -> Context:
        """The context of a module's own body."""
        entry = module.body
        if entry is not None:
            return self.anywhere(entry)
        found = self._contexts.get(module)
        if found is None:
            found = self._contexts[module] = Context(module)
        return found

    def around(self, function: FunctionEntry, context: Context) -> Context | None:
        """The context of the function in which a nested one is defined, as it is where that one was met."""
        if not function.facts.is_nested:
            return None
        if context.module is function.module:
            holder = context.holding(function.name.rpartition(".")[0])
            if holder is not None:
                return holder
        return self.outer(function)

    def entered(
        self,
        function: FunctionEntry,
        call: Call,
        caller: Context,
        me: Object | None,
        met: Context | None = None,
    ) -> Context:
        """The context of a function that a call enters.

        Args:
            function: which it enters.
            call: the call.
            caller: the context in which the call stands.
            me: on which object.
            met: the context in which a nested function was met; None where nobody knows who made it.
        """
        if caller.depth >= MAX_ENTRIES:
            return self.anywhere(function)
        call = self.whole(function, call)
        outer = self.around(function, met) if met is not None else self.outer(function)
        key = (
            id(function),
            id(outer),
            id(call),
            id(caller),
            id(me.call) if me else 0,
            id(me.cls) if me else 0,
            me.is_row if me else False,
        )
        found = self._entered.get(key)
        if found is None:
            found = self._entered[key] = Context(
                function.module,
                function,
                call=call,
                caller=caller,
                me=me,
                outer=outer,
            )
        return found

    def entered_at(self, target: Term, call: Call, caller: Context) -> Context:
        """The context of the function that a target of a call is; see `targets`."""
        function = target.function
        assert function is not None
        return self.entered(function, call, caller, target.instance, target.context)

    def injected(self, function: FunctionEntry) -> Injected:
        """What decorators of the project give to a function besides what its callers give."""
        if not function.facts.decorators:
            return NOTHING
        found = self._injected.get(function)
        if found is None:
            self._injected[function] = NOTHING  # what leads back to itself gives nothing
            around = self.outer(function) or self.body(function.module)
            decorators = [
                (decorator, [(it, self.within(it, context)) for it in inner])
                for value in function.facts.decorators
                for context in self._decorated(function, around, value)
                if (decorator := context.function) is not None
                and (inner := decorator.module.inside.get(decorator.name))
            ]
            self._injecting += 1
            try:
                with self._anew(self.level):
                    found = self._injected[function] = injected(self.resolve, function, decorators)
            finally:
                self._injecting -= 1
        return found

    def whole(self, function: FunctionEntry, call: Call) -> Call:
        """A call of a function with room for what decorators give; always the same one."""
        if not function.facts.decorators or id(call) in self._made_whole:
            return call
        key = (id(call), function)
        known = self._whole.get(key)
        if known is None:
            whole = self.injected(function).whole(call)
            known = self._whole[key] = (call, whole)  # kept, so that its id stays its own
            if whole is not call:
                self._made_whole.add(id(whole))
        return known[1]

    def within(self, function: FunctionEntry, around: Context) -> Context:
        """The context of a nested function, whoever calls it, where that is known of the one around it."""
        if around.function is None or not function.facts.is_nested:
            return self.anywhere(function)
        if function.name.rpartition(".")[0] != around.function.name:
            return self.anywhere(function)
        key = (id(function), id(around))
        found = self._entered.get(key)
        if found is None:
            found = self._entered[key] = Context(function.module, function, outer=around)
        return found

    def kept_around(
        self, function: FunctionEntry, name: str, context: Context
    ) -> Iterator[tuple[Value, Context]]:
        """What functions inside another one put under a name of that.

        Args:
            function: the outer one.
            name: in it.
            context: in which it is looked at.
        """
        around = context.holding(function.name)
        for inner in function.module.inside.get(function.name, ()):
            for owner, key, value in inner.details.attributes:
                if key == name and type(owner) is Symbol and owner.name == f":{function.name}":
                    where = self.within(inner, around) if around else self.anywhere(inner)
                    yield value, where

    # Resolving

    def resolve(self, value: Value, context: Context) -> list[Term]:
        """All alternatives of `value` in their plainest form; never empty, bounded."""
        if type(value) in _PLAIN:
            return [Term(value, context)]
        if self._depth == 0:
            return self._question(value, context)
        return self._step(value, context)

    def resolve_all(self, pairs: Iterable[tuple[Value, Context]]) -> list[Term]:
        """The alternatives of all values together, bounded; maybe none."""
        terms: list[Term] = []
        for value, context in pairs:
            terms += self.resolve(value, context)
            if len(terms) >= MAX_ALTERNATIVES:
                return terms[:MAX_ALTERNATIVES]
        return terms

    def _question(self, value: Value, context: Context) -> list[Term]:
        """A question from outside: it has all of its steps, and its answer is remembered."""
        key = (id(value), id(context))
        known = self._memory.get(key)
        if known is not None:
            return known[2]
        self._steps = 0
        terms = self._step(value, context)
        self._memory[key] = (value, context, terms)
        return terms

    def _step(self, value: Value, context: Context) -> list[Term]:
        self._steps += 1
        if self._depth > MAX_DEPTH or self._steps > MAX_STEPS:
            return unknown(context)
        resolves = self._resolves.get(type(value))
        if resolves is None:
            return [Term(value, context)]
        self._depth += 1
        try:
            return resolves(self, value, context)
        finally:
            self._depth -= 1

    def deeper(self, inner: Callable[[], list[Term]], context: Context) -> list[Term]:
        """What an inner question gives, as a step of the one at hand: what leads back to itself ends."""
        self._steps += 1
        if self._depth > MAX_DEPTH or self._steps > MAX_STEPS:
            return unknown(context)
        self._depth += 1
        try:
            return inner()
        finally:
            self._depth -= 1

    # Calls

    def holder(self, number: int, context: Context) -> tuple[Call, Context] | None:
        """The call `number` of the context's module, and the context it runs in."""
        inside: Context | None = context
        while inside is not None:
            if inside.function is not None and inside.module is context.module:
                call = inside.function.call(number)
                if call is not None:
                    return call, inside
            inside = inside.outer
        entry = context.module.function_of_call(number)
        call = entry.call(number) if entry is not None else None
        return (call, self.anywhere(entry)) if call is not None and entry is not None else None

    def calls_in(self, module: Module, names: Collection[str]) -> Iterator[tuple[Call, Context]]:
        """The calls in a module of something with one of some last names, each with the context it stands in."""
        for function in module.calling(names):
            context = self.anywhere(function)
            for call in function.calls_named(names):
                yield call, context

    def targets(self, call: Call, context: Context) -> list[Term]:
        """What a call may call; of an object its class's ``__call__``."""
        if type(call.callee) is Attr and call.callee.name == _GETTER:
            return self._getters(call.callee.base, context)
        found = self.resolve(call.callee, context)
        found = [self._as_function(term) for term in found]
        if any(isinstance(term.form, Object) for term in found):
            found = [self._as_called(term) for term in found]
        if last_name(call.callee) in SENDING:
            found += self._receiving(call, context)
        if call.args and any(type(term.form) is FunctionEntry for term in found):
            found = [self._on_class(term, call, context) for term in found]
        if any(_dispatches(term) for term in found):
            found = [inner for term in found for inner in _dispatched(term)]
        return found

    def _receiving(self, call: Call, context: Context) -> list[Term]:
        """The functions that are told of the signal that a call sends."""
        receivers = self._receivers_on(self.project.island(context.module))
        signals = self.signals.sent_by(call, context) if receivers else ()
        return [term for signal in signals for term in receivers.get(signal, ())]

    def _receivers_on(self, island: Island) -> Receivers:
        """The functions of an island that are told of signals."""
        found = self._receivers.get(island)
        if found is None:
            self._receivers[island] = {}  # what is sent while they are sought is none of it
            with self._anew(CALLEE_LEVELS):
                mattering = self.project.indexes[island].mattering
                found = self._receivers[island] = self.signals.receivers(mattering)
        return found

    def _on_class(self, term: Term, call: Call, context: Context) -> Term:
        """A method of a class that is told its object: ``Client.fetch(self, path)``."""
        method = term.form
        if type(method) is not FunctionEntry or not is_on_class(method, call):
            return term
        for told in self.resolve(call.args[0], context):
            if isinstance(told.form, Object):
                return Term(Method(method, told.form), term.context)
            if isinstance(told.form, ClassEntry):  # ``Client.fetch(Client, path)``
                return Term(Method(method, Object(told.form)), term.context)
        return term

    def _getters(self, read: Value, context: Context) -> list[Term]:
        """The properties that reading an attribute of an object calls."""
        found: list[Term] = []
        for term in self.resolve(read.base, context) if type(read) is Attr else ():
            if type(read) is Attr and isinstance(term.form, Object):
                method = self.project.inherited(term.form.cls, read.name)
                if method is not None and method.is_property:
                    found.append(Term(Method(method, term.form), term.context))
        return found

    def _as_function(self, term: Term) -> Term:
        """A lambda as the function that it is to who calls it."""
        named = lambda_of(term.form) if type(term.form) is Mix else None
        if named is None:
            return term
        entry = term.context.module.functions.get(named.name[1:])
        return Term(entry, term.context) if entry is not None else term

    def _as_called(self, term: Term) -> Term:
        if not isinstance(term.form, Object):
            return term
        entry = self.project.inherited(term.form.cls, "__call__")
        return Term(Method(entry, term.form), term.context) if entry is not None else term

    def functions_called(self, call: Call, context: Context) -> list[FunctionEntry]:
        """Functions of the project that a call may enter."""
        found = []
        for target in self.targets(call, context):
            if isinstance(target.form, ClassEntry):
                function = self.project.inherited(target.form, "__init__")
            else:
                function = target.function
            if function is not None:
                found.append(function)
        return found

    def begun(self, call: Call) -> Call:
        """The call of what a call is given first, with the rest; always the same one."""
        known = self._begun.get(id(call))
        if known is None:
            later = replace(call, callee=call.args[0], args=call.args[1:])
            known = self._begun[id(call)] = (call, later)  # kept, so that its id stays its own
        return known[1]

    def is_left_open(self, call: Call, function: FunctionEntry) -> bool:
        """Whether a call only begins one of a function, and somebody else gives it the rest in the end.

        ``TARGETS = [partial(send, channel="sales")]`` above ``for target in TARGETS: target(row)``.
        """
        begun = {id(later) for _, later in self._begun.values()}
        if id(call) not in begun:
            return False
        given = len(call.args) + len(call.keywords)
        return any(
            id(other) not in begun and len(other.args) + len(other.keywords) > given
            for _, other in self.callers(function)
        )

    # Callers

    def callers(
        self, function: FunctionEntry, level: int = LEVELS, island: Island | None = None
    ) -> list[tuple[Context, Call]]:
        """Every call on an island that may enter `function`, with the context it stands in.

        Which calls these are depends on what their callees are, and these may be parameters, known
        from callers again. `level` says how many times; each level is a question of its own, so
        that an answer never depends on what was asked before. The island is the function's own
        when None: what others do with the commons must change nothing about these.
        """
        level = min(level, CALLEE_LEVELS)
        if island is self.project.island(function.module):
            island = None
        key = (function, level, island, self._by_name_alone)
        found = self._callers.get(key)
        if found is None:
            with self._apart(level):
                found = self._ask_callers(function, island)
            if not self._injecting:
                self._callers[key] = found
        return found

    def _readers(self, function: FunctionEntry, island: Island) -> Iterator[tuple[Context, Call]]:
        """Where an attribute is read on an island that is a property, each time as the call that it is."""
        name = last_part(function.name)
        for module in self.project.indexes[island].reading(name):
            if function.module.is_test or not module.is_test:
                for context, call in self._readings(module, name):
                    if function in self._entered_by(call, context):
                        yield context, call

    def properties_read(self, function: FunctionEntry) -> Iterator[FunctionEntry]:
        """The properties that a function may call by reading attributes."""
        module, project = function.module, self.project
        for island in project.by_island.around(project.island(module)):
            for name in project.indexes[island].properties.intersection(module.facts.attributes):
                for context, call in self._readings(module, name):
                    if context.function is function:
                        yield from self._entered_by(call, context)

    def _readings(self, module: Module, name: str) -> list[tuple[Context, Call]]:
        """Where a module reads attributes of a name, each as a call."""
        key = (module, name)
        found = self._reads.get(key)
        if found is None:
            found = self._reads[key] = []
            for read in module.attribute_reads.get(name, ()):
                function = module.scope(read.scope)
                if function is not None:
                    callee = Attr(_as_attribute(read.value), _GETTER)
                    call = Call(read.number, callee, (), (), read.place, reachable=read.reachable)
                    found.append((self.anywhere(function), call))
        return found

    def _entered_by(self, read: Call, context: Context) -> list[FunctionEntry]:
        """The properties that one reading may call."""
        with self._anew(CALLEE_LEVELS):
            return [it.function for it in self.targets(read, context) if it.function is not None]

    @contextmanager
    def _apart(self, level: int) -> Iterator[None]:
        """Ask something of its own, which follows parameters so many levels; then go on as before."""
        kept = (self._depth, self._steps, self.level, self.further, self.active)
        self.level, self.further = level, False
        try:
            yield
        finally:
            self._depth, self._steps, self.level, self.further, self.active = kept

    @contextmanager
    def _anew(self, level: int) -> Iterator[None]:
        """The same for what is asked as if nothing had been asked yet, whoever is in the midst of asking."""
        with self._apart(level):
            self._depth, self._steps, self.active = 1, 0, set()
            yield

    def makings(self, cls: ClassEntry) -> list[tuple[Context, Call]]:
        """The calls on an island that make an object of a class under its own name, bounded."""
        found = self._makings.get(cls)
        if found is None:
            project, name = self.project, last_part(cls.facts.name)
            found = self._makings[cls] = [
                (self.anywhere(entry), call)
                for entry in project.indexes[project.island(cls.module)].calling(name)
                if cls.module.is_test or not entry.module.is_test
                for call in entry.calls_named({name})
                if type(call.callee) is Symbol
                and project.find(entry.module, call.callee.name) == (cls, ())
            ]
        return found

    def entering(
        self, function: FunctionEntry, others: Mapping[str, Sequence[FunctionEntry]]
    ) -> list[tuple[Call, FunctionEntry]]:
        """The calls in a function that may enter one of some others, readings too, each with that one.

        Args:
            function: in which they stand.
            others: by the last names of the calls that may enter them, see `Project.names_of`.
        """
        context = self.anywhere(function)
        found: list[tuple[Call, FunctionEntry]] = []
        with self._apart(CALLEE_LEVELS):
            for call in function.calls_named(others.keys()):
                called = self._called_at(call, context) if call.reachable else ()
                found += [(call, it) for it in others[last_name(call.callee)] if it in called]
            for call in function.calls_named(BEGINNING_NAMES):
                for target in others.get(last_name(call.args[0]), ()) if call.args else ():
                    partials = self._partials(target, function, context)
                    found += [(begun, target) for _, begun in partials if begun.reachable]
        for name in sorted(others.keys() & set(function.module.facts.attributes)):
            for inside, read in self._readings(function.module, name):
                if inside is context and read.reachable:
                    entered = self._entered_by(read, inside)
                    found += [(read, it) for it in others[name] if it in entered]
        return found

    def entrances(self, function: FunctionEntry) -> list[Context]:
        """The contexts in which a function is entered, by its callers and where it decorates."""
        found = list(self._decorations(function))
        for caller, call in self.callers(function, self.level - 1) if self.level > 0 else ():
            if call is not NOBODY and caller.function is not function:
                entered = self.entered(function, call, caller, self.anywhere(function).me)
                found += [entered] if all(it.call is not call for it in found) else []
        return found

    def _ask_callers(
        self, function: FunctionEntry, island: Island | None
    ) -> list[tuple[Context, Call]]:
        found: list[tuple[Context, Call]] = []
        names = self._names_called(function, island)
        for entry in dict.fromkeys(self.project.callers.calling(function, island)):
            if entry.module.is_test and not function.module.is_test:
                continue  # what a test tells a function says nothing about its work
            context = self.anywhere(entry)
            for call in entry.calls_named(names):
                if function in self._called_at(call, context):
                    found.append((context, call))
                elif last_name(call.callee) != last_part(function.name):
                    rest = self._given_rest(call, context)
                    found += [(context, whole) for it, whole in rest if it is function]
            if not BEGINNING.isdisjoint(entry.facts.callees):
                found += self._partials(function, entry, context)
        for decorating in self._decorations(function):
            if decorating.call is not None and decorating.caller is not None:
                found.append((decorating.caller, decorating.call))
        sought = island or self.project.island(function.module)
        if function.is_property:
            found += self._readers(function, sought)
        if not self._by_name_alone:
            found += [
                (context, call)
                for context, call in self._unnamed_calls(sought).get(function, ())
                if function.module.is_test or not context.module.is_test
            ]
        return [(context, self.whole(function, call)) for context, call in found]

    def _unnamed_calls(self, island: Island) -> dict[FunctionEntry, list[tuple[Context, Call]]]:
        """The calls on an island of what has no name of its own, by the functions that they may enter.

        ``HANDLERS[kind](row)``, ``for check in checks: check(row)``, ``self.push(row)`` of an object that
        was given what to do. All are looked at together, once.
        """
        known = self._unnamed.get(island)
        if known is not None or self._injecting:
            return known or {}
        found: dict[FunctionEntry, list[tuple[Context, Call]]] = {}
        level, self.level, self._by_name_alone = self.level, CALLEE_LEVELS, True
        try:
            unnamed = [(it, _NAMELESS) for it in self.project.indexes[island].calling_unnamed]
            held = self.project.callers.calling_held(island)
            sending = self._receivers_on(island) and [
                (entry, frozenset([name]))
                for name in sorted(SENDING)
                for entry in self.project.indexes[island].calling(name)
            ]
            for entry, names in [*unnamed[:MAX_UNNAMED], *held[:MAX_UNNAMED], *sending]:
                context = self.anywhere(entry)
                for call in entry.calls_named(names):
                    for function in self._called_at(call, context):
                        if function is not entry and last_name(call.callee) != last_part(
                            function.name
                        ):
                            found.setdefault(function, []).append((context, call))
                    for function, whole in self._given_rest(call, context):
                        found.setdefault(function, []).append((context, whole))
        finally:
            self.level, self._by_name_alone = level, False
        self._unnamed[island] = found
        return found

    def _decorations(self, function: FunctionEntry) -> list[Context]:
        """The contexts in which a function of the project is entered with what it decorates.

        In ``@on("paid")`` above ``def book(invoice)`` it is what ``on("paid")`` returns; above a class
        it is entered with that.
        """
        island = self.project.island(function.module)
        if island not in self._decorating:
            found = self._decorating[island] = {}
            mattering = self.project.indexes[island].mattering
            functions = [it for module in mattering for it in module.functions.values()]
            names = {last_part(it.name) for it in functions}
            for decorated, around in self._decorable(mattering, functions):
                for decorator in decorated.facts.decorators:
                    for entered in self._decorated(decorated, around, decorator, names):
                        if entered.function is not None:
                            found.setdefault(entered.function, []).append(entered)
        return self._decorating[island].get(function, [])

    def _decorable(
        self, modules: Iterable[Module], functions: Iterable[FunctionEntry]
    ) -> Iterator[tuple[FunctionEntry | ClassEntry, Context]]:
        """Functions, and the classes of modules, each with the context that it is defined in."""
        for function in functions:
            if function.name and function.facts.decorators:
                yield function, self.outer(function) or self.body(function.module)
        for module in modules:
            for cls in module.classes.values():
                if cls.facts.decorators and "." not in cls.facts.name:
                    yield cls, self.body(module)

    def _decorated(
        self,
        decorated: FunctionEntry | ClassEntry,
        around: Context,
        decorator: Value,
        names: Container[str] | None = None,
    ) -> Iterator[Context]:
        """The contexts in which a decorator of the project is entered with a function or class.

        Args:
            decorated: which.
            around: where it is defined.
            decorator: one of its decorators.
            names: last names of the functions that may be one of the project's; None for any.
        """
        made: tuple[Call, Context] | None = None
        if type(decorator) is Result:
            made = self.holder(decorator.call, around)
        callee = made[0].callee if made is not None else decorator
        if (names is not None and last_name(callee) not in names) or around.function is None:
            return
        if type(callee) is Symbol and self.project.find(around.module, callee.name) is None:
            return
        name = Symbol(f":{decorated.facts.name}")
        call = Call(-1, decorator, (name,), (), decorated.facts.place)
        kept = (self._depth, self._steps, self.active)
        self._depth, self._steps, self.active = 1, 0, set()
        try:
            targets = self.targets(call, around)
            makers = self.targets(made[0], made[1]) if made is not None else []
        finally:
            self._depth, self._steps, self.active = kept
        for target in targets:
            entered = target.function
            if entered is not None:
                outer = self._made_in(entered, made, makers) if made is not None else None
                yield Context(
                    entered.module,
                    entered,
                    call=call,
                    caller=around,
                    me=target.instance,
                    outer=outer or self.outer(entered),
                )

    def _made_in(
        self, nested: FunctionEntry, made: tuple[Call, Context], makers: list[Term]
    ) -> Context | None:
        """The context of the call that made a nested function: of ``on("paid")`` what it returns."""
        outer = self.outer(nested)
        for maker in makers:
            function = maker.function
            if function is not None and outer is not None and outer.function is function:
                return self.entered(function, made[0], made[1], maker.instance)
        return None

    def _partials(
        self, function: FunctionEntry, entry: FunctionEntry, context: Context
    ) -> Iterator[tuple[Context, Call]]:
        """Calls of ``functools.partial``, or of a provider, that begin a call of `function`, as if they were the call."""
        for call in entry.calls_named(BEGINNING_NAMES):
            begins = type(call.callee) is Symbol and call.callee.name in BEGINNING
            if not begins or not call.args:
                continue
            begun = self.begun(call)
            if function in self.functions_called(begun, context):
                yield context, begun

    def completed(
        self, call: Call, context: Context, terms: Iterable[Term]
    ) -> Iterator[tuple[FunctionEntry, Call]]:
        """The functions of which a call calls one that was given something before, each with all that it gets.

        ``STEPS = [partial(book, project=7)]``, ``step(row)``.

        Args:
            call: of them.
            context: of the call.
            terms: what it calls.
        """
        for term in terms:
            begun = term.form
            if isinstance(begun, Partial) and begun.target.function is not None:
                near = begun.context.module is context.module
                key = (id(call), id(begun.call), near)
                if key not in self._completions:
                    whole = _with_given(call, begun, near=near)
                    self._completions[key] = (call, begun.call, whole)
                yield begun.target.function, self._completions[key][2]

    def _given_rest(self, call: Call, context: Context) -> list[tuple[FunctionEntry, Call]]:
        """The functions to which a call gives the rest of what they are given, each with all that it gets.

        ``push = partial(send, "POST")`` in a module that others import, and there ``push(row)``.
        """
        with self._anew(self.level):
            terms = self.targets(call, context)
        return list(self.completed(call, context, terms))

    def _names_called(self, function: FunctionEntry, island: Island | None) -> set[str]:
        """Last names of the calls that enter a function."""
        return set(self.project.names_of(function, island))

    def _called_at(self, call: Call, context: Context) -> frozenset[FunctionEntry]:
        """The functions that a call may enter; asked once, as many functions share a name."""
        key = (id(context), call.number, self.level, self._by_name_alone)
        known = self._called.get(key)
        if known is None:
            self._depth, self._steps, self.active = 1, 0, set()
            known = frozenset(self.functions_called(call, context))
            if not known and self.level == CALLEE_LEVELS and type(call.callee) is Param:
                # Whoever hands on what he was given, on an object that he was given: ``job.run(store.add)``.
                with self._anew(self.level + 1):
                    known = frozenset(self.functions_called(call, context))
            if not self._injecting:
                self._called[key] = known
        return known


def _with_given(call: Call, begun: Partial, *, near: bool) -> Call:
    """A call with what was given before; what was given elsewhere is to be read there."""

    def placed(value: Value) -> Value:
        return value if near else cast("Value", Placed(value, begun.context))

    again = {key for key, _ in call.keywords}
    before = [(key, placed(value)) for key, value in begun.call.keywords if key not in again]
    args = (*map(placed, begun.call.args[1:]), *call.args)
    return replace(call, args=args, keywords=(*before, *call.keywords))


def _as_attribute(read: Attr | Symbol) -> Attr:
    """An attribute that is read: of an object with a name of the module it is written as one name."""
    if isinstance(read, Attr):
        return read
    base, _, name = read.name.rpartition(".")
    return Attr(Symbol(base), name)


def _dispatches(term: Term) -> bool:
    """Whether a term is a function that calls others by the kind of what it is given."""
    function = term.function
    return function is not None and function.is_decorated(*_DISPATCHERS)


def _dispatched(term: Term) -> Iterator[Term]:
    """A function, and those that are registered with it for a kind of what it is given."""
    yield term
    function = term.function
    if function is not None and _dispatches(term):
        me = term.form.me if isinstance(term.form, Method) else None
        for other in function.module.functions.values():
            if other.facts.decorators and other.registered_with == function.name:
                form = Method(other, me) if isinstance(term.form, Method) else other
                yield Term(form, term.context)
