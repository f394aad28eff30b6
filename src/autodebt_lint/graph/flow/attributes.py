"""Attributes: of objects, of what calls gave, of what a function is given."""

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.flow.arrivals import Arrivals
from autodebt_lint.graph.flow.objects import Objects
from autodebt_lint.graph.flow.reads import Reads
from autodebt_lint.graph.flow.tasks import Tasks
from autodebt_lint.graph.flow.trail import Keys, Trail
from autodebt_lint.graph.flow.ways import MAX_CALLERS, Ways
from autodebt_lint.languages.python.names import OWN
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import chain
from autodebt_lint.linking.resolving.arguments import argument_of
from autodebt_lint.linking.resolving.parameters import is_another
from autodebt_lint.linking.resolving.terms import Context, Method, Object, Partial, Term
from autodebt_lint.linking.scheduling.jobs import runs_itself
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Instance,
    Item,
    Param,
    Result,
    Symbol,
    Value,
)

_NO_DATA = frozenset(["status_code", "ok", "reason", "elapsed"])
"""Attributes of an answer that tell how the call went."""
_OF_RUN = frozenset(["id", "task_id", "message_id", "state", "status"])
"""Attributes of a task that was begun which tell of the run, and nothing of what it gives."""
_OF_REQUEST = frozenset(["request", "rfile"])
"""Attributes in which an object of a web framework has what was sent to it."""
_OUTPUT = "output"
"""The attribute of an operator of Airflow that stands for what its task leaves."""
_HELD = frozenset([Item, Param, Result])
"""Values that may be records with others in them."""
_MADE = frozenset([Item, Result])
"""Values that somebody gave, and of which a declaration may tell the class alone."""
_COPYING = frozenset("dataclasses.replace copy.replace attrs.evolve attr.evolve attr.assoc".split())
"""Functions that give an object again with some of its attributes changed."""


class Attributes:
    """Traces attributes."""

    def __init__(
        self,
        trail: Trail,
        linking: Linking,
        effects: Effects,
        ways: Ways,
        reads: Reads,
        objects: Objects,
        tasks: Tasks,
        arrivals: Arrivals,
    ) -> None:
        """Take them from `objects`, from clients among `reads`, from `tasks` and `arrivals`."""
        self._trail = trail
        self._linking = linking
        self._resolver = linking.resolver
        self._effects = effects
        self._ways = ways
        self._reads = reads
        self._objects = objects
        self._tasks = tasks
        self._arrivals = arrivals
        self._of: dict[tuple[int, str], tuple[Value, Attr]] = {}
        """Attributes of what calls give, with that by its id."""

    def attribute(self, value: Attr, context: Context, depth: int, keys: Keys) -> None:
        """An attribute of whatever its base may be."""
        if value.name in _OF_REQUEST and self._is_own(value.base, context):
            self._arrivals.arrive(context)
        if type(value.base) is Item and self._of_listed(value.base, value.name, context, depth):
            return
        for term in self._resolver.resolve(value.base, context):
            self._of_base(value, term, context, depth, keys)

    def _of_base(self, value: Attr, term: Term, context: Context, depth: int, keys: Keys) -> None:
        """The same of one of these."""
        form = term.form
        if type(form) is Result and self._tells_how(value.name, form, term.context):
            return
        if type(form) is Result and self._copied(value.name, form, term.context, depth):
            return
        if type(form) is Result:
            self._of_made(value.name, form, term.context, depth)
        if isinstance(form, Result | Item):
            self._objects.put_by_others(term, value.name, context, depth)
        self._objects.put_here(term, value.name, depth, keys)
        if isinstance(form, Object):
            self._objects.member(form, value.name, depth, keys)
            if form.call is None and type(value.base) is Param:
                self._of_given(value.base, value.name, context, depth, form.cls)
            elif form.call is None and (type(value.base) in _MADE or self._is_in_given(value.base)):
                self._trail.trace(value.base, context, depth)  # only its class is known
        elif isinstance(form, ClassEntry):
            self._objects.member(Object(form), value.name, depth, keys)
        elif term.function is not None:
            kept = self._resolver.kept_around(term.function, value.name, context)
            self._trail.trace_each(kept, depth, keys)
        elif chain(form)[0] == UNKNOWN or type(chain(form)[0]) is Instance:
            # One of the records that an object is or holds, or a parameter known by its class.
            self._trail.trace_of(value.name, value.base, context, depth)
        elif type(form) is Dict:  # ``SimpleNamespace(name=name)``
            self._trail.trace(form, term.context, depth, (Const(value.name), *keys))
        elif not isinstance(form, Method | Partial | FunctionEntry | Module):
            self._trail.trace_of(value.name, form, term.context, depth)

    def _is_in_given(self, value: Value) -> bool:
        """Whether a value is a part of what arrived or was made here: ``event.data.item``, and not ``self.client``."""
        start, path = chain(value)
        own = type(start) is Param and start.name in OWN
        return type(start) in _HELD and not own and bool(path)

    def _is_own(self, value: Value, context: Context) -> bool:
        """Whether a value is the object whose method is at hand."""
        function = context.function
        return type(value) is Param and function is not None and value.name == function.self_name

    def _of_made(self, name: str, value: Result, context: Context, depth: int) -> None:
        """An attribute of what a call of a library gave, by which that asks or tells of something else."""
        self._reads.field(name, value, context)
        option = Term(self._attribute_of(value, name), context)
        self._trail.trace_each(self._effects.options.values(option), depth)
        held = self._resolver.holder(value.call, context)
        if held is None:
            return
        if name == _OUTPUT:
            self._tasks.output(*held, depth)
        self._trail.trace_all(self._effects.loaders.run_by(name, *held), held[1], depth)

    def _of_listed(self, element: Item, name: str, context: Context, depth: int) -> bool:
        """An attribute of the records in a list that an object keeps, where it is known what each was made with.

        ``sum(line.hours for line in self.lines)`` is nothing of the prices in those lines.
        """
        if element.key is not None or type(element.base) is not Attr:
            return False
        records: list[Object] = []
        for me, _ in self._resolver.resolve(element.base.base, context):
            listed = self._objects.listed(me, element.base.name) if isinstance(me, Object) else None
            if listed is None:
                return False
            for value, inside in listed:
                for record, _ in self._resolver.resolve(value, inside):
                    if not isinstance(record, Object) or record.call is None:
                        return False
                    records.append(record)
        for record in records:
            self._objects.member(record, name, depth)
        return bool(records)

    def _copied(self, name: str, value: Result, context: Context, depth: int) -> bool:
        """An attribute of an object that was made of another one: what was changed, or else what that has.

        ``replace(lead, owner=owner).email``.
        """
        held = self._resolver.holder(value.call, context)
        call = held[0] if held is not None else None
        named = call.callee.name if call is not None and type(call.callee) is Symbol else ""
        if call is None or held is None or named not in _COPYING or not call.args:
            return False
        changed = dict(call.keywords)
        if "" in changed and name not in changed:
            return False
        given = changed.get(name) or self._attribute_of(call.args[0], name)
        self._trail.trace(given, held[1], depth)
        return True

    def _of_given(
        self, value: Param, name: str, context: Context, depth: int, cls: ClassEntry
    ) -> None:
        """An attribute of what a function is given, of which its annotation tells the class alone."""
        holder = context.holding(value.function)
        function = holder.function if holder is not None else None
        if holder is None or function is None:
            return
        if value.name == function.self_name:
            callee = holder.call.callee if holder.call is not None else None
            if type(callee) is Attr and holder.caller is not None:
                self._trail.trace(self._attribute_of(callee.base, name), holder.caller, depth)
            return
        if holder.call is not None and holder.caller is not None:
            given = [(holder.caller, holder.call)]
        else:
            given = list(self._ways.from_callers(function, holder))
            given = given or self._linking.jobs.deliveries(function)[:MAX_CALLERS]
        if not given:
            self._trail.follow(value, context, depth)  # a model of what arrives
        for caller, call in given:
            argument = argument_of(function, value.name, call)
            if argument is not None and not is_another(self._resolver, argument, caller, cls):
                self._trail.trace(self._attribute_of(argument, name), caller, depth)

    def _attribute_of(self, value: Value, name: str) -> Attr:
        """An attribute of a value, always the same."""
        return self._of.setdefault((id(value), name), (value, Attr(value, name)))[1]

    def _tells_how(self, name: str, value: Result, context: Context) -> bool:
        """Whether an attribute of what a call gave tells how that went, and nothing of what it gives."""
        if name in _NO_DATA:
            return self._reads.answered(value, context) is not None
        held = self._resolver.holder(value.call, context)
        if held is None:
            return False
        if name in _OF_RUN:
            return runs_itself(held[0])
        return self._effects.programs.tells_how(name, *held)
