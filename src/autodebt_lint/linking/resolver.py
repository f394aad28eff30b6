"""What a value is, seen through names, parameters, attributes, calls and modules.

A value means something only in a context: the function that holds it and, when known, the
arguments of one call of it. Resolving gives the alternatives in their plainest form, each with the
context in which its own parts must be read. A parameter whose call is not known is resolved at
all its callers. Everything is bounded: resolution never fails, it only knows less.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from autodebt_lint.languages.python.values import formatted, percent
from autodebt_lint.linking.project import ClassEntry, FunctionEntry, Module, Project
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Instance,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

MAX_DEPTH = 16
MAX_ALTERNATIVES = 12
MAX_CALLERS = 24
MAX_STEPS = 2_500
"""Steps that one question may take."""
LEVELS = 3
"""How many callers a parameter is followed upwards."""
CALLEE_LEVELS = 1
"""The same where the question is only what a call calls."""


class Context:
    """A function, and the call through which it was entered if that is known."""

    __slots__ = ("call", "caller", "depth", "function", "me", "module", "outer")

    def __init__(
        self,
        module: Module,
        function: FunctionEntry | None = None,
        *,
        call: Call | None = None,
        caller: "Context | None" = None,
        me: "Object | None" = None,
        outer: "Context | None" = None,
    ) -> None:
        """Describe one activation; without a call every activation is meant."""
        self.module = module
        self.function = function
        self.call = call
        self.caller = caller
        self.me = me
        self.outer = outer
        self.depth: int = 0 if caller is None else caller.depth + 1


class Object:
    """An instance of a class of the project, and the call that made it if that is known."""

    __slots__ = ("call", "cls", "context")

    def __init__(
        self, cls: ClassEntry, call: Call | None = None, context: Context | None = None
    ) -> None:
        """Describe an instance."""
        self.cls = cls
        self.call = call
        self.context = context


class Method:
    """A method of the project bound to an instance."""

    __slots__ = ("function", "me")

    def __init__(self, function: FunctionEntry, me: Object | None) -> None:
        """Bind a method."""
        self.function = function
        self.me = me


class Partial:
    """A callable with some arguments given already."""

    __slots__ = ("call", "context", "target")

    def __init__(self, target: "Term", call: Call, context: Context) -> None:
        """Keep the target and the call of ``functools.partial``."""
        self.target = target
        self.call = call
        self.context = context


Form = Value | Object | Method | Partial | FunctionEntry | ClassEntry | Module


class Term(NamedTuple):
    """One alternative: its form, and the context in which its parts are to be read."""

    form: Form
    context: Context


class Resolver:
    """Resolves values of one project."""

    def __init__(self, project: Project) -> None:
        """Work on `project`; nothing is resolved until asked for."""
        self.project = project
        self._depth = 0
        self._steps = 0
        self._level = LEVELS
        self._active: set[tuple[object, ...]] = set()
        self._contexts: dict[FunctionEntry | Module, Context] = {}
        self._callers: dict[tuple[FunctionEntry, int], list[tuple[Context, Call]]] = {}
        self._memory: dict[tuple[int, int], tuple[Value, Context, list[Term]]] = {}
        self._entered: dict[tuple[int, ...], Context] = {}

    # Contexts

    def anywhere(self, function: FunctionEntry) -> Context:
        """The context of a function that says nothing about its calls."""
        found = self._contexts.get(function)
        if found is None:
            me = None
            owner = function.owner
            if owner is not None and function.self_name:
                me = Object(owner)
            found = Context(function.module, function, me=me, outer=self._outer(function))
            self._contexts[function] = found
        return found

    def _outer(self, function: FunctionEntry) -> Context | None:
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

    def entered(
        self, function: FunctionEntry, call: Call, caller: Context, me: Object | None
    ) -> Context:
        """The context of `function` entered by `call`."""
        if caller.depth >= 6:
            return self.anywhere(function)
        key = (
            id(function),
            id(call),
            id(caller),
            id(me.call) if me else 0,
            id(me.cls) if me else 0,
        )
        found = self._entered.get(key)
        if found is None:
            found = self._entered[key] = Context(
                function.module,
                function,
                call=call,
                caller=caller,
                me=me,
                outer=self._outer(function),
            )
        return found

    # Resolving

    def resolve(self, value: Value, context: Context) -> list[Term]:
        """All alternatives of `value` in their plainest form; never empty, bounded."""
        kind = type(value)
        if kind is Const or kind is Text or kind is Dict or kind is Seq or kind is Mix:
            return [Term(value, context)]
        if self._depth == 0:
            return self._question(value, context)
        return self._step(value, context)

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
            return [Term(UNKNOWN, context)]
        kind = type(value)
        self._depth += 1
        try:
            if kind is Symbol:
                return self._symbol(value.name, context)  # type: ignore[union-attr]
            if kind is Param:
                return self._param(value, context)  # type: ignore[arg-type]
            if kind is Attr:
                return self._attribute(value, context)  # type: ignore[arg-type]
            if kind is Result:
                return self._result(value, context)  # type: ignore[arg-type]
            if kind is Item:
                return self._item(value, context)  # type: ignore[arg-type]
            if kind is Either:
                return self._all((option, context) for option in value.options)  # type: ignore[union-attr]
            if kind is Instance:
                return self._instance(value, context)  # type: ignore[arg-type]
        finally:
            self._depth -= 1
        return [Term(value, context)]

    def _all(self, pairs: Iterable[tuple[Value, Context]]) -> list[Term]:
        terms: list[Term] = []
        for value, context in pairs:
            terms += self.resolve(value, context)
            if len(terms) >= MAX_ALTERNATIVES:
                return terms[:MAX_ALTERNATIVES]
        return terms

    def _symbol(self, name: str, context: Context) -> list[Term]:
        found = self.project.find(context.module, name)
        if found is None:
            plain = name.lstrip(":") if name.startswith(":") else name
            return [Term(Symbol(plain), context)]
        entity, rest = found
        if isinstance(entity, Module):
            if not rest:
                return [Term(entity, context)]
            key = ("binding", entity.path, rest[0])
            if key in self._active:
                return [Term(UNKNOWN, context)]
            self._active.add(key)
            try:
                terms = self.resolve(entity.bindings[rest[0]], self.body(entity))
            finally:
                self._active.discard(key)
            rest = rest[1:]
        else:
            terms = [Term(entity, self.body(entity.module))]
        for attribute in rest:
            terms = [inner for term in terms for inner in self.member(term, attribute)][
                :MAX_ALTERNATIVES
            ]
        return terms

    def _param(self, value: Param, context: Context) -> list[Term]:
        holder: Context | None = context
        while holder is not None and (
            holder.function is None or holder.function.name != value.function
        ):
            holder = holder.outer
        if holder is None or holder.function is None:
            entry = context.module.functions.get(value.function)
            if entry is None:
                return [Term(value, context)]
            holder = self.anywhere(entry)
        function = holder.function
        assert function is not None
        if value.name == function.self_name and holder.me is not None:
            if function.is_decorated("classmethod"):
                return [Term(holder.me.cls, holder)]
            return [Term(holder.me, holder)]
        key = ("param", id(function), value.name, id(holder.call))
        if key in self._active:
            return [Term(value, context)]
        self._active.add(key)
        try:
            if holder.call is not None and holder.caller is not None:
                terms = self._argument(function, value.name, holder.call, holder.caller)
                return terms or self._default(function, value, holder)
            plain = self._plainly_annotated(function, value)
            if plain:
                return plain
            terms, complete = self._at_callers(function, value.name)
            if not terms or not complete:
                terms += self._default(function, value, holder)
        finally:
            self._active.discard(key)
        return _distinct(terms) or [Term(value, holder)]

    def _at_callers(self, function: FunctionEntry, name: str) -> tuple[list[Term], bool]:
        """What all callers give to a parameter, and whether each of them gives something."""
        terms: list[Term] = []
        complete = True
        if self._level == 0:
            return terms, False
        callers = self.callers(function, self._level - 1)
        self._level -= 1
        try:
            for caller, call in callers[:MAX_CALLERS]:
                found = self._argument(function, name, call, caller)
                complete = complete and bool(found)
                terms += found
                if len(terms) >= MAX_ALTERNATIVES:
                    break
        finally:
            self._level += 1
        return terms, complete

    def _default(self, function: FunctionEntry, value: Param, holder: Context) -> list[Term]:
        for name, default in function.details.defaults:
            if name == value.name:
                terms = self.resolve(default, self._defined_in(function))
                if all(type(term.form) is Const and term.form.value is None for term in terms):
                    return [*terms, *self._annotated(function, value)]
                return terms
        return self._annotated(function, value) or [Term(value, holder)]

    def _annotated(self, function: FunctionEntry, value: Param) -> list[Term]:
        for name, kind in function.details.annotations:
            if name == value.name:
                return self._instance(Instance(kind), self._defined_in(function))
        return []

    def _plainly_annotated(self, function: FunctionEntry, value: Param) -> list[Term]:
        """The annotated class where callers could tell no more: one of the project's without subclasses."""
        terms = self._annotated(function, value)
        if (
            len(terms) == 1
            and isinstance(terms[0].form, Object)
            and not self.project.subclasses(terms[0].form.cls)
        ):
            return terms
        return []

    def _defined_in(self, function: FunctionEntry) -> Context:
        return self._outer(function) or self.body(function.module)

    def _argument(
        self, function: FunctionEntry, name: str, call: Call, caller: Context
    ) -> list[Term]:
        value = self.argument_of(function, name, call)
        return self.resolve(value, caller) if value is not None else []

    def argument_of(self, function: FunctionEntry, name: str, call: Call) -> Value | None:
        """The value that `call` gives to the parameter `name` of `function`, if it gives one."""
        for keyword, value in call.keywords:
            if keyword == name:
                return value
        params = [param for param in function.facts.params if not param.startswith("*")]
        if function.self_name:
            params = params[1:]
        if name in params and not call.star:
            index = params.index(name)
            if index < len(call.args):
                return call.args[index]
        if name.startswith("**"):
            known = set(function.facts.params)
            extra = tuple(
                (Const(key), item) for key, item in call.keywords if key and key not in known
            )
            return Dict(extra)
        if name.startswith("*"):
            return (
                Seq(call.args[len([p for p in params if p != name]) :]) if len(call.args) else None
            )
        for keyword, value in call.keywords:
            if keyword == "" and type(value) is Dict:
                for key, item in value.items:
                    if type(key) is Const and key.value == name:
                        return item
        return None

    def _instance(self, value: Instance, context: Context) -> list[Term]:
        terms = []
        for term in self.resolve(value.of, context):
            if isinstance(term.form, ClassEntry):
                terms.append(Term(Object(term.form), term.context))
            elif type(term.form) is Symbol:
                terms.append(Term(Instance(term.form), term.context))
        return terms

    def _attribute(self, value: Attr, context: Context) -> list[Term]:
        key = ("attr", id(value), id(context))
        if key in self._active:
            return [Term(UNKNOWN, context)]
        self._active.add(key)
        try:
            terms: list[Term] = []
            for term in self.resolve(value.base, context):
                terms += self.member(term, value.name)
                if len(terms) >= MAX_ALTERNATIVES:
                    break
        finally:
            self._active.discard(key)
        return terms[:MAX_ALTERNATIVES] or [Term(value, context)]

    def member(self, term: Term, name: str) -> list[Term]:
        """Attribute `name` of a resolved term."""
        form, context = term
        if isinstance(form, Object):
            return self._member_of_object(form, name, context)
        if isinstance(form, ClassEntry):
            return self._member_of_object(Object(form), name, context, unbound=True)
        if isinstance(form, Module):
            return (
                self._symbol(":" + name, self.body(form))
                if name in form.bindings or name in form.functions or name in form.classes
                else [Term(UNKNOWN, context)]
            )
        if type(form) is Symbol:
            return [Term(Symbol(f"{form.name}.{name}"), context)]
        if type(form) is Dict:
            found = [item for key, item in form.items if type(key) is Const and key.value == name]
            if found:
                return self._all((item, context) for item in found)
        if isinstance(form, Method | FunctionEntry | Partial):
            return [Term(UNKNOWN, context)]
        return [Term(Attr(form, name), context)]

    def _member_of_object(
        self, me: Object, name: str, context: Context, *, unbound: bool = False
    ) -> list[Term]:
        for cls in self.ancestry(me.cls):
            method = cls.method(name)
            if method is not None:
                if method.is_decorated("property", "cached_property"):
                    inside = Context(method.module, method, me=me)
                    return self._all((value, inside) for value in method.details.returns) or [
                        Term(UNKNOWN, inside)
                    ]
                return [Term(Method(method, None if unbound else me), context)]
            stored = cls.attribute(name)
            if stored:
                key = ("member", id(cls), name, id(me.call))
                if key in self._active:
                    return [Term(UNKNOWN, context)]
                self._active.add(key)
                try:
                    terms = []
                    for value, method in stored:
                        terms += self.resolve(value, self._method_context(cls, method, me))
                        if len(terms) >= MAX_ALTERNATIVES:
                            break
                finally:
                    self._active.discard(key)
                real = [t for t in terms if not (type(t.form) is Const and t.form.value is None)]
                return _distinct(real or terms)[:MAX_ALTERNATIVES]
        base = self.external_base(me.cls)
        if base:
            return [Term(Attr(Instance(Symbol(base)), name), Context(me.cls.module, me=me))]
        return [Term(Attr(UNKNOWN, name), context)]

    def _method_context(self, cls: ClassEntry, method: FunctionEntry | None, me: Object) -> Context:
        if method is None:
            return self.body(cls.module)
        name = method.name.rpartition(".")[2]
        if name == "__init__" and me.call is not None and me.context is not None:
            if me.cls.method("__init__") in (method, None) and me.context.depth < 6:
                return Context(method.module, method, call=me.call, caller=me.context, me=me)
            inner = self._super_call(me, method)
            if inner is not None:
                return inner
        return Context(method.module, method, me=me, outer=self._outer(method))

    def _super_call(self, me: Object, method: FunctionEntry) -> Context | None:
        """How a subclass's ``__init__`` enters the ``__init__`` of the class above it."""
        own = me.cls.method("__init__")
        if own is None or me.call is None or me.context is None or me.context.depth >= 6:
            return None
        inside = Context(own.module, own, call=me.call, caller=me.context, me=me)
        for call in own.details.calls:
            callee = call.callee
            if type(callee) is Attr and callee.name == "__init__":
                return Context(method.module, method, call=call, caller=inside, me=me)
        return None

    def ancestry(self, cls: ClassEntry) -> Iterator[ClassEntry]:
        """The class and its bases inside the project, nearest first."""
        seen: set[int] = set()
        queue = [cls]
        while queue and len(seen) < 20:
            current = queue.pop(0)
            if id(current) in seen:
                continue
            seen.add(id(current))
            yield current
            for base in current.facts.bases:
                if type(base) is Symbol:
                    found = self.project.find(current.module, base.name)
                    if found is not None and isinstance(found[0], ClassEntry) and not found[1]:
                        queue.append(found[0])

    def external_base(self, cls: ClassEntry) -> str:
        """Qualified name of the first base outside the project, or ""."""
        for ancestor in self.ancestry(cls):
            for base in ancestor.facts.bases:
                if type(base) is Symbol and self.project.find(ancestor.module, base.name) is None:
                    name = base.name.lstrip(":")
                    if name not in {
                        "object",
                        "ABC",
                        "abc.ABC",
                        "Exception",
                        "typing.Generic",
                        "Enum",
                        "enum.Enum",
                    }:
                        return name
        return ""

    def _item(self, value: Item, context: Context) -> list[Term]:
        terms: list[Term] = []
        for term in self.resolve(value.base, context):
            terms += self._item_of(term, value, context)
            if len(terms) >= MAX_ALTERNATIVES:
                break
        return terms[:MAX_ALTERNATIVES] or [Term(value, context)]

    def _item_of(self, term: Term, value: Item, context: Context) -> list[Term]:
        form, inside = term
        if type(form) is Dict:
            keys = self._keys(value.key, context)
            found = [
                item
                for key, item in form.items
                if keys is None
                or (type(key) is Const and key.value in keys)
                or (key is not None and type(key) is not Const)
            ]
            if not found:
                found = [Item(item, value.key) for key, item in form.items if key is None]
            return self._all((item, inside) for item in found[:MAX_ALTERNATIVES])
        if type(form) is Seq:
            keys = self._keys(value.key, context)
            index = next(iter(keys)) if keys and len(keys) == 1 else None
            if type(index) is int and -len(form.items) <= index < len(form.items):
                return self.resolve(form.items[index], inside)
            return self._all((item, inside) for item in form.items[:MAX_ALTERNATIVES])
        if type(form) is Symbol:
            return [Term(Item(form, value.key), context)]
        if isinstance(form, Object | Method | Partial | FunctionEntry | ClassEntry | Module):
            return [Term(UNKNOWN, context)]
        if type(form) is Const:
            return [Term(UNKNOWN, context)]
        return (
            [Term(Item(form, value.key), inside)]
            if inside is context
            else [Term(Item(form), inside)]
        )

    def _keys(self, key: Value | None, context: Context) -> set[object] | None:
        if key is None:
            return None
        keys: set[object] = set()
        for term in self.resolve(key, context):
            if type(term.form) is not Const:
                return None
            keys.add(term.form.value)
        return keys

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

    def targets(self, call: Call, context: Context) -> list[Term]:
        """What a call may call."""
        return self.resolve(call.callee, context)

    def functions_called(self, call: Call, context: Context) -> list[FunctionEntry]:
        """Functions of the project that a call may enter."""
        found = []
        for target in self.targets(call, context):
            form = target.form
            if isinstance(form, ClassEntry):
                makers = (made for cls in self.ancestry(form) if (made := cls.method("__init__")))
                found += list(makers)[:1]
            function = form.function if isinstance(form, Method) else form
            if isinstance(function, FunctionEntry):
                found.append(function)
        return found

    def _result(self, value: Result, context: Context) -> list[Term]:
        held = self.holder(value.call, context)
        if held is None:
            return [Term(value, context)]
        call, inside = held
        key = ("result", id(call), id(inside.call), inside.depth)
        if key in self._active:
            return [Term(UNKNOWN, context)]
        self._active.add(key)
        try:
            terms: list[Term] = []
            for target in self.targets(call, inside):
                terms += self.called(target, call, inside)
                if len(terms) >= MAX_ALTERNATIVES:
                    break
        finally:
            self._active.discard(key)
        return _distinct(terms)[:MAX_ALTERNATIVES] or [Term(UNKNOWN, context)]

    def called(self, target: Term, call: Call, context: Context) -> list[Term]:
        """What calling `target` gives."""
        form = target.form
        if isinstance(form, ClassEntry):
            return [Term(Object(form, call, context), context)]
        if isinstance(form, FunctionEntry):
            return self._returned(form, self.entered(form, call, context, None))
        if isinstance(form, Method):
            me = form.me
            if me is None:
                owner = form.function.owner
                me = Object(owner) if owner is not None else None
            return self._returned(form.function, self.entered(form.function, call, context, me))
        if isinstance(form, Object):
            entry = next((m for c in self.ancestry(form.cls) if (m := c.method("__call__"))), None)
            return (
                self._returned(entry, self.entered(entry, call, context, form))
                if entry
                else [Term(UNKNOWN, context)]
            )
        if type(form) is Symbol and form.name in {"functools.partial", "partial"} and call.args:
            return [
                Term(Partial(inner, call, context), context)
                for inner in self.resolve(call.args[0], context)
            ]
        if type(form) is Symbol and form.name == "super" and context.me is not None:
            parents = list(self.ancestry(context.me.cls))[1:]
            if parents:
                return [Term(Object(parents[0], context.me.call, context.me.context), context)]
            base = self.external_base(context.me.cls)
            return [Term(Instance(Symbol(base)), context)] if base else [Term(UNKNOWN, context)]
        if (
            type(form) is Attr
            and form.name in {"format", "__mod__"}
            and type(form.base) is Const
            and type(form.base.value) is str
        ):
            if form.name == "format":
                return [Term(formatted(form.base, call.args, call.keywords), context)]
            return [Term(percent(form.base, call.args[0]), context)]
        if type(form) is Attr and form.name == "get" and call.args and type(form.base) is Dict:
            terms = self._item_of(
                Term(form.base, target.context), Item(form.base, call.args[0]), context
            )
            return terms + (self.resolve(call.args[1], context) if len(call.args) > 1 else [])
        return [Term(Result(call.number), context)]

    def _returned(self, function: FunctionEntry, inside: Context) -> list[Term]:
        details = function.details
        if details.yields:
            if function.is_decorated("contextmanager", "asynccontextmanager"):
                return self._all((value, inside) for value in details.yields)
            return [Term(Seq(details.yields), inside)]
        if not details.returns:
            return [Term(UNKNOWN, inside)]
        return self._all((value, inside) for value in details.returns)

    # Callers

    def callers(self, function: FunctionEntry, level: int = LEVELS) -> list[tuple[Context, Call]]:
        """Every call in the project that may enter `function`, with the context it stands in.

        Which calls these are depends on what their callees are, and these may be parameters, known
        from callers again. `level` says how many times; each level is a question of its own, so
        that an answer never depends on what was asked before.
        """
        level = min(level, CALLEE_LEVELS)
        key = (function, level)
        found = self._callers.get(key)
        if found is not None:
            return found
        kept = (self._depth, self._steps, self._level, self._active)
        self._level = level
        found = []
        wanted = function.name.rpartition(".")[2]
        names = {wanted}
        if wanted in {"__init__", "__new__"} and function.owner is not None:
            names = {function.owner.facts.name.rpartition(".")[2], "__init__", "super"}
            names |= {
                sub.facts.name.rpartition(".")[2] for sub in self.project.subclasses(function.owner)
            }
        try:
            for entry in self.project.calling(function):
                context = self.anywhere(entry)
                for call in entry.details.calls:
                    if _called_name(call) in names:
                        self._depth, self._steps, self._active = 1, 0, set()
                        if self._enters(call, context, function):
                            found.append((context, call))
        finally:
            self._depth, self._steps, self._level, self._active = kept
        self._callers[key] = found
        return found

    def _enters(self, call: Call, context: Context, function: FunctionEntry) -> bool:
        for target in self.targets(call, context):
            form = target.form
            if form is function or (isinstance(form, Method) and form.function is function):
                return True
            if isinstance(form, ClassEntry) and function.name.endswith(".__init__"):
                own = next((m for c in self.ancestry(form) if (m := c.method("__init__"))), None)
                if own is function:
                    return True
        return False


def _called_name(call: Call) -> str:
    callee = call.callee
    if type(callee) is Symbol:
        return callee.name.rpartition(".")[2].lstrip(":")
    return callee.name if type(callee) is Attr else ""


def _distinct(terms: list[Term]) -> list[Term]:
    if len(terms) < 2:
        return terms
    kept: list[Term] = []
    for term in terms:
        form = term.form
        for other in kept:
            if other.context is term.context and other.form == form:
                break
            if type(form) is Const and other.form == form:
                break
        else:
            kept.append(term)
    return kept
