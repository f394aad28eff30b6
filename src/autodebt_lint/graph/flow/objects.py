"""What objects hold: whatever their own methods or others ever put into an attribute."""

from collections.abc import Iterator

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.effects.templates import members_of
from autodebt_lint.graph.flow.fillings import Fillings
from autodebt_lint.graph.flow.reads import Reads
from autodebt_lint.graph.flow.trail import Keys, Trail, importing
from autodebt_lint.graph.flow.ways import MAX_CALLERS, Ways
from autodebt_lint.languages.python.quiet_calls import EVERYTHING
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.names.import_graph import Setting, put_by
from autodebt_lint.linking.naming import chain, last_name
from autodebt_lint.linking.resolving.items import held_by
from autodebt_lint.linking.resolving.members import field_given, fields_of
from autodebt_lint.linking.resolving.results import ENTERING
from autodebt_lint.linking.resolving.terms import Context, Object, Term, is_none
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    SOME,
    Attr,
    Const,
    Dict,
    Either,
    Filled,
    Instance,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
)

_SETTING = frozenset(["setattr", "update"])
"""Methods that put something into a container."""
_ATTACHING = frozenset(
    "attach set_content set_payload add_attachment add_alternative add_related".split()
)
"""Methods that put something into a message, as those of the standard library are called."""
_SHOWING = ("__str__", "__html__")
"""Methods that make a text of an object."""
_QUEUE = "Queue"
"""End of the names of what carries data from one function to another: ``asyncio.Queue``, ``deque`` is a list."""
_NOTHING = Mix(())
"""What stands for a container that is made empty: ``field(default_factory=list)``."""
MAX_SETTINGS = 24
"""Functions that put something into an attribute of one name, of which each is looked at."""


class Objects:
    """Traces what attributes of objects hold."""

    def __init__(
        self,
        trail: Trail,
        linking: Linking,
        effects: Effects,
        fillings: Fillings,
        ways: Ways,
        reads: Reads,
    ) -> None:
        """Take records of the product that code runs inside of for `reads`."""
        self._trail = trail
        self._project = linking.project
        self._resolver = linking.resolver
        self._inside = effects.inside
        self._fillings = fillings
        self._ways = ways
        self._reads = reads
        self._put: dict[Module, dict[str, list[Setting]]] = {}
        self._put_anywhere: dict[str, list[Setting]] | None = None

    def member(self, me: Object, name: str, depth: int, keys: Keys = ()) -> None:
        """What was ever put into an attribute of an object; into any where its name is not known."""
        any_of_them = name == EVERYTHING or name.startswith(SOME)
        for each in members_of(self._project, me.cls) if any_of_them else (name,):
            self._put_into(me, each, depth, keys)

    def _put_into(self, me: Object, name: str, depth: int, keys: Keys) -> None:
        """The same for an attribute of this name."""
        given = self._given(me, name, depth, keys)
        self._trail.trace_each(self._put_on(me, name), depth, keys)
        self._trail.trace_each(self._put_on(me, EVERYTHING), depth)
        for cls in self._project.ancestry(me.cls):
            method = cls.method(name)
            if method is not None:
                for value in (*method.details.returns, *method.details.yields):
                    self._trail.trace(value, Context(method.module, method, me=me), depth)
                return
            if self._stored(cls, name, me, depth, keys):
                self._any_attribute(cls, depth)
                return
        if given or self._is_without(me.cls, name):
            return
        if self._inside.is_record(me.cls):
            self._reads.record(me, name)
        for cls in self._project.ancestry(me.cls):
            self._any_attribute(cls, depth)
        if me.call is not None and me.context is not None:
            # A class without visible attributes (one of a library's bases) holds its arguments.
            self._trail.trace_all(me.call.args, me.context, depth)
            for keyword, value in me.call.keywords:
                if keyword in {name, ""}:
                    self._trail.trace(value, me.context, depth)

    def _is_without(self, cls: ClassEntry, name: str) -> bool:
        """Whether a class says which fields it has, and none of this name."""
        fields = fields_of(self._project, cls)
        open_ = any(self._project.inherited(cls, it) for it in ("__init__", "__getattr__"))
        return (
            bool(fields)
            and name not in fields
            and not open_
            and not self._project.external_base(cls)
        )

    def _given(self, me: Object, name: str, depth: int, keys: Keys) -> bool:
        """What an object was given for a field when it was made; whether it was given for that by name or place."""
        if me.call is None or me.context is None:
            return False
        given = field_given(self._project, me, name)
        if given is not None:
            self._trail.trace(given, me.context, depth, keys)
        elif name in fields_of(self._project, me.cls):
            for keyword, spread in me.call.keywords:
                if not keyword and type(spread) is not Dict:  # ``Lead(**row)``
                    self._trail.trace(spread, me.context, depth, (Const(name), *keys))
        return given is not None

    def _stored(self, cls: ClassEntry, name: str, me: Object, depth: int, keys: Keys = ()) -> bool:
        """Follow what a class's own body and methods put into an attribute, if they put anything."""
        stored = cls.attribute(name)
        for value, where in stored:
            inside = (
                self._resolver.body(cls.module)
                if where is None
                else self._ways.of_object(where, me)
            )
            self._trail.trace(value, inside, depth, keys)
            if self._is_queue(value, inside):
                self._trail.trace_each(self._fillings.of_attribute(cls.methods(), name), depth)
        return bool(stored)

    def _is_queue(self, value: Value, context: Context) -> bool:
        """Whether a value is a queue between functions that was just made, or is declared as one: ``jobs: Queue``."""
        if type(value) is Either:
            return any(self._is_queue(option, context) for option in value.options)
        if type(value) is Instance:
            return last_name(value.of).endswith(_QUEUE)
        held = self._resolver.holder(value.call, context) if type(value) is Result else None
        return held is not None and last_name(held[0].callee).endswith(_QUEUE)

    def _put_on(self, me: Object, name: str) -> Iterator[tuple[Value, Context]]:
        """What others than its own methods put into an attribute: ``order.lines.append(line)``."""
        if me.is_row:
            return  # of which it is nobody knows: what is put on another one is none of it
        for function, base, value in self._settings(me.cls.module, name):
            if value == Attr(base, name):
                continue  # ``contact.email = contact.email.strip()`` is what it has anyway
            for inside, term in self._set_on(function, base):
                other = term.form
                if other is me.cls:  # ``State.rows = rows``: all of its instances have it
                    yield value, inside
                if not isinstance(other, Object) or other.cls is not me.cls:
                    continue
                if me.call is None or other.call in (None, me.call):
                    yield value, inside

    def put_by_others(self, held: Term, name: str, asked: Context, depth: int) -> None:
        """What functions put on an object that is only known by where it came from, and handed on to them.

        ``lead = waiting.get(); judge(lead); push(lead.score)``.

        Args:
            held: the object.
            name: of the attribute.
            asked: the context in which somebody looks at it.
            depth: of the question.
        """
        settings = [it for it in self._settings(held.context.module, name) if type(it[1]) is Param]
        for function, base, value in settings[:MAX_SETTINGS]:
            for inside, term in self._set_on(function, base, asked):
                same = term.context.function is held.context.function and term.form == held.form
                if (same and isinstance(term.form, Result | Item)) or self._in_one_list(held, term):
                    self._trail.trace(value, inside, depth)

    def _in_one_list(self, one: Term, other: Term) -> bool:
        """Whether two are elements of the same attribute of one object: of ``team.members`` here and there."""
        others = self._kept_in(other)
        return bool(others) and any(
            name == again
            and mine.cls is owner.cls
            and (None in (mine.call, owner.call) or mine.call is owner.call)
            for name, mine in self._kept_in(one)
            for again, owner in others
        )

    def _kept_in(self, element: Term) -> list[tuple[str, Object]]:
        """The attributes in which an element is kept, each with the object that has it."""
        listed = element.form.base if type(element.form) is Item else None
        if type(listed) is not Attr:
            return []
        owners = self._resolver.resolve(listed.base, element.context)
        return [(listed.name, it.form) for it in owners if isinstance(it.form, Object)]

    def put_on_name(self, module: Module, name: str, attribute: str, depth: int) -> None:
        """What functions put on what a module has under a name: ``state.rows = rows``."""
        for function, base, value in self._settings(module, attribute)[:MAX_SETTINGS]:
            named = self._project.find(function.module, base.name) if type(base) is Symbol else None
            if named == (module, (name,)):
                self._trail.trace(value, self._resolver.anywhere(function), depth)

    def put_here(self, held: Term, name: str, depth: int, keys: Keys) -> None:
        """What the function at hand puts on an object whose class nobody knows: ``lead.owner = owner``."""
        if isinstance(held.form, Item | Param):
            put = self._fillings.set_on(held.form, held.context, name)
            self._trail.trace_each(put, depth, keys)
        elif isinstance(held.form, Filled):
            self._trail.trace_each(
                self._fillings.set_by(held.form, held.context, name), depth, keys
            )

    def _set_on(
        self, function: FunctionEntry, base: Value, asked: Context | None = None
    ) -> Iterator[tuple[Context, Term]]:
        """What a base in a function may be, each with the context that says so.

        Args:
            function: that has it.
            base: in the function.
            asked: the context in which it is asked for: what one run of a function hands on was none of another run's.
        """
        contexts = [self._resolver.anywhere(function)]
        if type(base) is Param and base.function == function.name:
            callers = self._resolver.callers(function)[:MAX_CALLERS]
            runs = [(_run_of(caller, asked), caller, call) for caller, call in callers]
            contexts = [
                self._resolver.entered(function, call, run, contexts[0].me)
                for run, caller, call in runs
                if run is caller or self._enters(function, call, run)
            ]
        for context in contexts:
            for term in self._resolver.resolve(base, context):
                yield context, term

    def _enters(self, function: FunctionEntry, call: Call, run: Context) -> bool:
        """Whether a call enters a function in one run, as far as that is known."""
        targets = [term for term in self._resolver.targets(call, run) if not is_none(term)]
        return any(term.function in (function, None) for term in targets)

    def _settings(self, module: Module, name: str) -> list[Setting]:
        """What is put into attributes of a name by functions near a module, or that reach another system."""
        if self._put_anywhere is None:
            self._put_anywhere = put_by(self._trail.live)
        found = self._put.get(module)
        if found is None:
            near = (module, *importing(self._project, module))
            functions = [item for it in near for item in it.functions.values()]
            found = self._put[module] = put_by(it for it in functions if it not in self._trail.live)
        return [*self._put_anywhere.get(name, ()), *found.get(name, ())]

    def _any_attribute(self, cls: ClassEntry, depth: int) -> None:
        """What is put into attributes whose names only the data tells: ``setattr(self, key, value)``."""
        for value, where in cls.attribute(EVERYTHING):
            if where is not None:
                self._trail.trace(value, self._resolver.anywhere(where), depth)
        for method in cls.methods():
            if method.facts.calls_any(_SETTING):
                for call in method.calls_named(_SETTING):
                    given = call.args[2:] if last_name(call.callee) == "setattr" else call.args
                    if last_name(call.callee) == "setattr" or _fills_dict(call):
                        self._trail.trace_all(given, self._resolver.anywhere(method), depth)

    def elements(self, value: Value, context: Context, depth: int, *, by_key: bool) -> bool:
        """What the methods of an object give as one of its elements, if it has such methods."""
        found = False
        for term in self._resolver.resolve(value, context):
            if isinstance(term.form, Object):
                for item, inside, _ in held_by(self._resolver, term.form, by_key=by_key):
                    self._trail.trace(item, inside, depth)
                    found = True
        return found

    def shown(self, value: Value, context: Context, depth: int) -> None:
        """What an object is as a text: what its class says by itself."""
        for term in self._resolver.resolve(value, context):
            me = term.form
            for name in _SHOWING if isinstance(me, Object) else ():
                assert isinstance(me, Object)
                method = self._project.inherited(me.cls, name)
                if method is not None:
                    self._trail.trace_all(
                        method.details.returns, self._ways.of_object(method, me), depth
                    )

    def listed(self, me: Object, name: str) -> list[tuple[Value, Context]] | None:
        """What is put into a list that an object has, one by one; None where it may hold more than that."""
        if me.is_row or field_given(self._project, me, name) is not None:
            return None
        put = list(self._put_on(me, name))
        for cls in self._project.ancestry(me.cls):
            for value, where in cls.attribute(name):
                inside = self._resolver.body(cls.module)
                put.append(
                    (value, self._ways.of_object(where, me) if where is not None else inside)
                )
        if any(type(value) is not Seq and value != _NOTHING for value, _ in put):
            return None
        return [(item, inside) for it, inside in put if type(it) is Seq for item in it.items]

    def given_at_entry(self, cls: ClassEntry, call: Call, context: Context, depth: int) -> bool:
        """What an object gives to who enters it, if that is not itself: ``with Deals() as rows``."""
        for name in ENTERING:
            method = self._project.inherited(cls, name)
            if method is not None:
                inside = self._ways.of_object(method, Object(cls, call, context))
                return self._trail.comes_from_systems(method.details.returns, inside, depth)
        return False

    def put_into_made(self, made: Call, context: Context, depth: int) -> None:
        """What is put into an object of a library: ``request.body = rows``, ``mail.attach(MIMEText(rows))``."""
        if context.function is not None:
            for base, name, value in context.function.details.attributes:
                start, path = chain(base)
                if _may_be_made(start, made) and self._trail.asked in ("", (*path, name)[0]):
                    self._trail.trace(value, context, depth)
            for call in context.function.calls_named(_ATTACHING):
                if type(call.callee) is Attr and _may_be_made(call.callee.base, made):
                    self._trail.trace_all(call.given, context, depth)
        if last_name(made.callee).endswith(_QUEUE):
            self._trail.trace_each(self._fillings.of_made(made, context), depth)
        self._trail.trace_each(self._fillings.of_kept(made, context), depth)


def _run_of(caller: Context, asked: Context | None) -> Context:
    """The run of a caller that leads to where something is asked for, or else any of them."""
    run = asked
    while run is not None and run.function is not caller.function:
        run = run.caller
    return run or caller


def _may_be_made(value: Value, made: Call) -> bool:
    """Whether a value may be what a call made."""
    options = value.options if type(value) is Either else (value,)
    return any(type(item) is Result and item.call == made.number for item in options)


def _fills_dict(call: Call) -> bool:
    """Whether a call is ``self.__dict__.update(data)``."""
    callee = call.callee
    return type(callee) is Attr and last_name(callee.base) == EVERYTHING
