"""Where data comes from: from a value that is written back to the reads it was made of.

The question is asked backwards and only for what is written, in the context of one entry into the
program, so that a shared client called for two systems keeps them apart.
"""

from collections.abc import Container
from typing import NamedTuple

from autodebt_lint.knowledge import System
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.project import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.remote import BOTH, READ, SIGN_IN, RemoteCall
from autodebt_lint.linking.resolver import Context, Method, Object, Partial, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

MAX_STEPS = 2_000
MAX_DEPTH = 60
MAX_CALLERS = 12


class Origin(NamedTuple):
    """A read from a system, in the context in which it happens."""

    system: System
    read: RemoteCall
    context: Context
    sure: bool


class Flow:
    """Traces values of one linked project to the reads they come from."""

    def __init__(self, linking: Linking, live: Container[FunctionEntry]) -> None:
        """Trace in `linking`; only the functions in `live` reach another system."""
        self.linking = linking
        self.live = live
        self.resolver = linking.resolver
        self.remotes = linking.remotes
        self._steps = 0
        self._seen: set[tuple[int, int]] = set()
        self._found: dict[tuple[str, int], Origin] = {}

    def origins(self, values: list[tuple[Value, Context]]) -> list[Origin]:
        """The reads that any of the values is made of."""
        self._steps = 0
        self._seen = set()
        self._found = {}
        for value, context in values:
            self._trace(value, context, 0)
        return list(self._found.values())

    def _trace(self, value: Value, context: Context, depth: int) -> None:
        kind = type(value)
        if kind is Const:
            return
        self._steps += 1
        key = (id(value), id(context))
        if self._steps > MAX_STEPS or depth > MAX_DEPTH or key in self._seen:
            return
        self._seen.add(key)
        depth += 1
        if kind is Text or kind is Mix:
            for part in value.parts:  # type: ignore[union-attr]
                self._trace(part, context, depth)
        elif kind is Seq:
            for item in value.items:  # type: ignore[union-attr]
                self._trace(item, context, depth)  # type: ignore[arg-type]
        elif kind is Dict:
            for _, item in value.items:  # type: ignore[union-attr,misc]
                self._trace(item, context, depth)
        elif kind is Either:
            for option in value.options:  # type: ignore[union-attr]
                self._trace(option, context, depth)
        elif kind is Item:
            self._item(value, context, depth)  # type: ignore[arg-type]
        elif kind is Attr:
            self._attribute(value, context, depth)  # type: ignore[arg-type]
        elif kind is Param:
            self._param(value, context, depth)  # type: ignore[arg-type]
        elif kind is Symbol:
            self._symbol(value.name, context, depth)  # type: ignore[union-attr]
        elif kind is Result:
            held = self.resolver.holder(value.call, context)  # type: ignore[union-attr]
            if held is not None:
                self._result(*held, depth)

    def _item(self, value: Item, context: Context, depth: int) -> None:
        """One element: where the container is known, only the element counts."""
        base = value.base
        if type(value.key) is Const and type(base) in (Dict, Seq):
            for term in self.resolver.resolve(value, context):
                self._term(term, depth)
            return
        if type(base) is Result and value.key is None:
            held = self.resolver.holder(base.call, context)
            if held is not None and self._cursor(*held):
                return
        self._trace(base, context, depth)

    def _cursor(self, call: Call, context: Context) -> bool:
        """Iterating a database cursor reads from the database."""
        client = self.remotes.client(Term(Result(call.number), context))
        if client is None or client.type != "database" or not client.name:
            return False
        system = self.linking.knowledge.system_for_import(client.name)
        if system is not None:
            read = RemoteCall(call, context, client.name, None, READ, (), (system,), client)
            self._add(Origin(system, read, context, sure=True))
        return True

    def _term(self, term: Term, depth: int) -> None:
        form = term.form
        if not isinstance(form, Object | Method | Partial | FunctionEntry | ClassEntry | Module):
            self._trace(form, term.context, depth)

    def _attribute(self, value: Attr, context: Context, depth: int) -> None:
        for term in self.resolver.resolve(value.base, context):
            form = term.form
            if isinstance(form, Object):
                self._member(form, value.name, depth)
            elif isinstance(form, ClassEntry):
                self._member(Object(form), value.name, depth)
            elif not isinstance(form, Method | Partial | FunctionEntry | Module):
                self._trace(form, term.context, depth)

    def _member(self, me: Object, name: str, depth: int) -> None:
        """What was ever put into an attribute of an object."""
        for cls in self.resolver.ancestry(me.cls):
            method = cls.method(name)
            if method is not None:
                for value in method.details.returns:
                    self._trace(value, Context(method.module, method, me=me), depth)
                return
            stored = cls.attribute(name)
            for value, where in stored:
                inside = (
                    self.resolver.body(cls.module) if where is None else self._context_of(where, me)
                )
                self._trace(value, inside, depth)
            if stored:
                return
        if me.call is not None and me.context is not None:
            # A class without visible attributes (a dataclass, a named tuple) holds its arguments.
            for value in me.call.args:
                self._trace(value, me.context, depth)
            for keyword, value in me.call.keywords:
                if keyword in {name, ""}:
                    self._trace(value, me.context, depth)

    def _context_of(self, method: FunctionEntry, me: Object) -> Context:
        if method.name.endswith(".__init__") and me.call is not None and me.context is not None:
            return Context(method.module, method, call=me.call, caller=me.context, me=me)
        return self.resolver.anywhere(method)

    def _param(self, value: Param, context: Context, depth: int) -> None:
        holder: Context | None = context
        while holder is not None and (
            holder.function is None or holder.function.name != value.function
        ):
            holder = holder.outer
        if holder is None or holder.function is None:
            return
        function = holder.function
        if value.name == function.self_name:
            return
        if holder.call is not None and holder.caller is not None:
            given = self.resolver.argument_of(function, value.name, holder.call)
            if given is not None:
                self._trace(given, holder.caller, depth)
            elif holder.call.star:
                for argument in holder.call.args:
                    self._trace(argument, holder.caller, depth)
            return
        for caller, call in self.resolver.callers(function)[:MAX_CALLERS]:
            given = self.resolver.argument_of(function, value.name, call)
            if given is not None:
                self._trace(given, caller, depth)

    def _symbol(self, name: str, context: Context, depth: int) -> None:
        found = self.linking.project.find(context.module, name)
        module, rest = found if found is not None else (None, ())
        if not isinstance(module, Module) or not rest:
            return
        binding = module.bindings.get(rest[0])
        if binding is not None:
            self._trace(binding, self.resolver.body(module), depth)

    def _result(self, call: Call, context: Context, depth: int) -> None:
        remote = self.remotes.of(call, context)
        if remote is not None and remote.systems:
            self._remote(remote, context, depth)
            return
        followed = False
        for target in self.resolver.targets(call, context):
            form = target.form
            function = form.function if isinstance(form, Method) else form
            if isinstance(function, FunctionEntry) and function not in self.live:
                continue  # it can only pass its arguments on
            if isinstance(form, FunctionEntry):
                followed = True
                self._returned(form, self.resolver.entered(form, call, context, None), depth)
            elif isinstance(form, Method):
                followed = True
                me = form.me or (Object(form.function.owner) if form.function.owner else None)
                self._returned(
                    form.function, self.resolver.entered(form.function, call, context, me), depth
                )
        if followed:
            return
        for value in call.args:
            self._trace(value, context, depth)
        for _, value in call.keywords:
            self._trace(value, context, depth)
        callee = call.callee
        if type(callee) is Attr:
            self._trace(callee.base, context, depth)

    def _returned(self, function: FunctionEntry, inside: Context, depth: int) -> None:
        details = function.details
        for value in (*details.returns, *details.yields):
            self._trace(value, inside, depth)

    def _remote(self, remote: RemoteCall, context: Context, depth: int) -> None:
        passes = any(system.role == "processor" for system in remote.systems)
        if passes:
            before = len(self._found)
            for value in (*remote.call.args, *[value for _, value in remote.call.keywords]):
                self._trace(value, context, depth)
            if len(self._found) > before or remote.operation not in (READ, BOTH):
                return
            # Nothing came in: what it answers is its own, as with prices, rates or the weather.
        if remote.operation in (READ, BOTH):
            for system in remote.systems:
                if system.role != "auxiliary":
                    self._add(
                        Origin(system, remote, context, remote.sure and len(remote.systems) == 1)
                    )
        elif remote.operation == SIGN_IN:
            return

    def _add(self, origin: Origin) -> None:
        self._found.setdefault((origin.system.id, id(origin.read.call)), origin)
