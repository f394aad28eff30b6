"""Names and attributes: of modules, of classes and instances, and of what others define."""

from collections.abc import Callable, Collection

from autodebt_lint.languages.python.handed_on import RUNNING
from autodebt_lint.languages.python.quiet_calls import CLASS, EVERYTHING
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.naming import last_name, last_part, stands_on
from autodebt_lint.linking.resolving.arguments import argument_of_field
from autodebt_lint.linking.resolving.pipelines import RESOURCES, resource
from autodebt_lint.linking.resolving.resolver import MAX_ALTERNATIVES, MAX_ENTRIES, Resolver
from autodebt_lint.linking.resolving.terms import (
    Context,
    Method,
    Object,
    Partial,
    Term,
    distinct,
    is_none,
    unknown,
)
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    SOME,
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Instance,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
    items_under,
)

#: Makers of objects that only hold what is put on them.
_HOLDERS = frozenset(["threading.local", "types.SimpleNamespace", "argparse.Namespace"])
_WRITTEN = frozenset([Const, Dict, Text])
_PATH = "path"
SUBCLASSES = "__subclasses__"
"""Method of a class that lists those below it."""
_OF_REQUEST = ("flask.g.", "quart.g.")
"""What holds whatever functions put on it as long as a request lasts."""
_STATES = frozenset(["state", "ctx"])
"""Attributes of applications under which they keep things for all requests: Starlette's and Sanic's."""
_OF_COMMANDS = "obj"
"""Attribute of the context of commands under which a group keeps what they share: Click's and Typer's."""
_MAY_BE_COMMAND = frozenset([Param, Instance])
"""Forms of the context of a command."""
_LIFESPAN = "asynccontextmanager"
TO_BE_DONE = "NotImplementedError"
"""What a method raises that classes below are to write."""


def symbol(resolver: Resolver, value: Symbol, context: Context) -> list[Term]:
    """A global name: what it was bound to, or the definition it names."""
    return _named(resolver, value.name, context)


def _named(resolver: Resolver, name: str, context: Context) -> list[Term]:
    """The same by name; what is none of the project's keeps it."""
    found = resolver.project.find(context.module, name)
    if found is None:
        kept = _put_on_request(resolver, name, context) if name.startswith(_OF_REQUEST) else []
        kept = kept or _some_of(resolver, name, context)
        return kept or [Term(Symbol(name.removeprefix(":")), context)]
    entity, rest = found
    if isinstance(entity, Module):
        if not rest:
            return [Term(entity, context)]
        terms = _bound(resolver, entity, rest[0])
        if terms is None:
            return unknown(context)
        if all(map(is_none, terms)):
            terms = _put_by_others(resolver, entity, rest[0]) or terms
        if len(rest) == 2:
            kept = [
                inner
                for term in terms
                for inner in _put_on(resolver, term, Symbol(f":{rest[0]}"), rest[1], entity)
            ]
            if kept:
                return kept
        rest = rest[1:]
    elif isinstance(entity, FunctionEntry) and entity.owner is not None and _is_of_class(entity):
        # ``Client.from_env``: the class is what it is bound to.
        terms = [Term(Method(entity, Object(entity.owner)), resolver.body(entity.module))]
    else:
        made = resolver.around(entity, context) if isinstance(entity, FunctionEntry) else None
        terms = [Term(entity, made or resolver.body(entity.module))]
    for attribute in rest:
        terms = [inner for term in terms for inner in member(resolver, term, attribute)]
        terms = terms[:MAX_ALTERNATIVES]
    return terms


def _put_on_request(resolver: Resolver, name: str, context: Context) -> list[Term]:
    """What some function near keeps for a request under an attribute: ``g.crm = HubSpot(token)``."""
    prefix = next(it for it in _OF_REQUEST if name.startswith(it))
    first, *rest = name.removeprefix(prefix).split(".")
    holder = Symbol(prefix.rstrip("."))
    terms = _kept_near(resolver, first, context, lambda base: base == holder)
    for attribute in rest:
        terms = [inner for term in terms for inner in member(resolver, term, attribute)]
    return terms[:MAX_ALTERNATIVES]


def _kept_by_application(resolver: Resolver, name: str, context: Context) -> list[Term]:
    """What some function near keeps in the state of an application: ``app.state.crm = HubSpot(token)``.

    Or gives to it when it starts, ``yield {"crm": HubSpot(token)}``.
    """
    kept = _kept_near(resolver, name, context, lambda base: last_name(base) in _STATES)
    return kept or resolver.resolve_all(
        (value, resolver.anywhere(function))
        for module in resolver.project.import_graph.neighbours(context.module)
        for function in module.functions.values()
        if function.is_decorated(_LIFESPAN)
        for given in function.details.yields
        for value in items_under(given, name)
    )


def kept_by_commands(resolver: Resolver, context: Context) -> list[Term]:
    """What a group of commands near keeps for each of them: ``ctx.obj = HubSpot(token)``."""
    return _kept_near(resolver, _OF_COMMANDS, context, lambda base: type(base) is Param)


def _kept_near(
    resolver: Resolver, name: str, context: Context, holds: Callable[[Value], bool]
) -> list[Term]:
    """What the functions of a module, or of its neighbours, put under an attribute of what holds things for all."""
    key = ("kept", context.module.path, name)
    if key in resolver.active:
        return []
    resolver.active.add(key)
    try:
        return resolver.resolve_all(
            (put, resolver.anywhere(function))
            for module in resolver.project.import_graph.neighbours(context.module)
            for function in module.functions.values()
            for base, attribute, put in function.details.attributes
            if attribute == name and holds(base)
        )
    finally:
        resolver.active.discard(key)


def _is_of_class(method: FunctionEntry) -> bool:
    return method.is_decorated("classmethod")


def _bound(resolver: Resolver, module: Module, name: str) -> list[Term] | None:
    """What a name of a module was bound to; None when that is being asked already."""
    key = ("binding", module.path, name)
    if key in resolver.active:
        return None
    resolver.active.add(key)
    try:
        return resolver.resolve(module.bindings[name], resolver.body(module))
    finally:
        resolver.active.discard(key)


def _put_by_others(resolver: Resolver, module: Module, name: str) -> list[Term]:
    """What other modules put under a name that a module itself leaves open: ``client = None``."""
    key = ("put", module.path, name)
    if key in resolver.active:
        return []
    resolver.active.add(key)
    try:
        terms = resolver.resolve_all(
            (value, resolver.anywhere(function))
            for function, value in resolver.project.put_on(module, name)
        )
    finally:
        resolver.active.discard(key)
    return [term for term in terms if _tells(term)]


def attribute(resolver: Resolver, value: Attr, context: Context) -> list[Term]:
    """An attribute of whatever the base may be."""
    key = ("attr", id(value), id(context))
    if key in resolver.active:
        return unknown(context)
    resolver.active.add(key)
    try:
        terms: list[Term] = []
        for term in resolver.resolve(value.base, context):
            function = term.function
            if function is None:
                kept = _put_on(resolver, term, value.base, value.name, context.module)
            else:
                kept = _kept_around(resolver, function, value.name, context)
            terms += kept or member(resolver, term, value.name)
            if len(terms) >= MAX_ALTERNATIVES:
                break
    finally:
        resolver.active.discard(key)
    return terms[:MAX_ALTERNATIVES] or [Term(value, context)]


def _put_on(resolver: Resolver, term: Term, holder: Value, name: str, module: Module) -> list[Term]:
    """What a module put on a plain holder of attributes: ``local.session = Session()``."""
    if type(term.form) is not Result:
        return []
    held = resolver.holder(term.form.call, term.context)
    callee = held[0].callee if held is not None else None
    if type(callee) is not Symbol or callee.name not in _HOLDERS:
        return []
    return resolver.resolve_all(
        (put, resolver.anywhere(function))
        for function in module.functions.values()
        for base, attribute, put in function.details.attributes
        if attribute == name and base == holder
    )


def instance(resolver: Resolver, value: Instance, context: Context) -> list[Term]:
    """Some object of a class that an annotation names."""
    terms = []
    for term in resolver.resolve(value.of, context):
        if isinstance(term.form, ClassEntry):
            terms.append(Term(Object(term.form), term.context))
        elif type(term.form) is Symbol:
            terms.append(Term(Instance(term.form), term.context))
    return terms


def member(resolver: Resolver, term: Term, name: str) -> list[Term]:
    """Attribute `name` of a resolved term."""
    form, context = term
    if isinstance(form, Object) and name == CLASS:
        return [Term(form.whole.cls, resolver.body(form.cls.module))]
    if isinstance(form, Object):
        return _of_object(resolver, form, name, context)
    if isinstance(form, ClassEntry) and name == SUBCLASSES:
        own = Symbol(f":{form.facts.name}")
        return [Term(Attr(Instance(own), name), resolver.body(form.module))]
    if isinstance(form, ClassEntry):
        return _of_object(resolver, Object(form), name, context, unbound=True)
    if isinstance(form, Module):
        if name in form.bindings or name in form.functions or name in form.classes:
            return _named(resolver, f":{name}", resolver.body(form))
        if name.startswith(SOME):
            return _defined(resolver, form, name[1:]) or unknown(context)
        if name == EVERYTHING:
            # Who goes through a module seeks its classes; where it has none, its functions.
            sought = [it for it in _definitions(form) if it in form.classes] or _definitions(form)
            held = tuple((Const(it), Symbol(f":{it}")) for it in sought)
            return [Term(Dict(held), resolver.body(form))]
        return unknown(context)
    if type(form) is Symbol:
        return [Term(Symbol(f"{form.name}.{name}"), context)]
    if type(form) in _WRITTEN and (told := _of_written(resolver, term, name)):
        return told
    if isinstance(form, Method | FunctionEntry | Partial):
        # ``load.submit(rows)`` of a task that another module defines
        runs = name in RUNNING and isinstance(form, FunctionEntry) and form.is_task
        return [term] if runs else unknown(context)
    return _kept_for_all(resolver, form, name, context) or [Term(Attr(form, name), context)]


def _of_written(resolver: Resolver, term: Term, name: str) -> list[Term]:
    """An attribute of something that is written out: of what has its keys as attributes, or the path of a target of Luigi."""
    form, context = term
    if type(form) is Dict:
        return resolver.resolve_all((item, context) for item in items_under(form, name))
    return [term] if name == _PATH else []


def _kept_around(
    resolver: Resolver, function: FunctionEntry, name: str, context: Context
) -> list[Term]:
    """What functions inside another one put under a name of that: ``nonlocal client; client = HubSpot()``."""
    key = ("around", id(function), name)
    if key in resolver.active:
        return []
    resolver.active.add(key)
    try:
        return resolver.resolve_all(resolver.kept_around(function, name, context))
    finally:
        resolver.active.discard(key)


def _kept_for_all(resolver: Resolver, form: Value, name: str, context: Context) -> list[Term]:
    """What an application keeps for its requests, a pipeline for its steps, and a group of commands for each of them."""
    if type(form) is Attr and form.name in _STATES:
        return _kept_by_application(resolver, name, context)
    if type(form) is Attr and form.name == RESOURCES:
        return resource(resolver, name, context)
    if name == _OF_COMMANDS and type(form) in _MAY_BE_COMMAND:
        return kept_by_commands(resolver, context)
    return []


def _some_of(resolver: Resolver, name: str, context: Context) -> list[Term]:
    """What a module of the project may mean by a name that is not known: ``getattr(handlers, f"on_{kind}")``."""
    owner, _, some = name.rpartition(".")
    found = resolver.project.find(context.module, owner) if some.startswith(SOME) else None
    if found is None or found[1] or not isinstance(found[0], Module):
        return []
    return _defined(resolver, found[0], some[1:])


def _defined(resolver: Resolver, module: Module, begin: str) -> list[Term]:
    """What a module defines for others under names that begin so: any of it may be meant by a name that is not known."""
    return [
        term
        for name in _definitions(module)
        if name.startswith(begin)
        for term in _named(resolver, f":{name}", resolver.body(module))
    ][:MAX_ALTERNATIVES]


def _definitions(module: Module) -> list[str]:
    """The names of the classes and functions of a module that are there for others."""
    names = [*module.classes, *module.functions]
    return [name for name in names if name and "." not in name and not name.startswith("_")]


def _of_object(
    resolver: Resolver, me: Object, name: str, context: Context, *, unbound: bool = False
) -> list[Term]:
    if name.startswith(SOME) and len(name) > 1:
        return _begun_so(resolver, me, name[1:], context)
    given = field_given(resolver.project, me, name)
    for cls in resolver.project.ancestry(me.cls):
        method = cls.method(name)
        if method is not None:
            if method.is_property:
                inside = Context(method.module, method, me=me.whole)
                if method.details.yields:
                    return [Term(Seq(method.details.yields), inside)]
                values = ((value, inside) for value in method.details.returns)
                return resolver.resolve_all(values) or unknown(inside)
            bound = me.whole if not unbound or _is_of_class(method) else None
            own = [Term(Method(method, bound), context)]
            if me.call is None and bound is me and _is_left_open(method):
                return own + _overriding(resolver, me.cls, name)
            return own
        stored = cls.attribute(name)
        if stored and given is not None and all(map(_is_default, stored)):
            break  # what the class says is what it has without an argument
        if stored:
            # A protocol only says what the attribute must have.
            declared = all(map(_is_declared, stored))
            held = _given_anywhere(resolver, me, name) if declared else []
            held = held or _stored(resolver, me, name, (cls, stored), context)
            if me.call is None and all(map(is_none, held)):
                held = _set_below(resolver, me.cls, name) or held
            return held
    if given is not None and me.context is not None and me.context.depth < MAX_ENTRIES:
        return resolver.resolve(given, me.context)
    found = (
        _given_anywhere(resolver, me, name)
        or _asked_for(resolver, me, name, context)
        or _left_to_others(resolver, me, name)
        or _put_near(resolver, me, name)
    )
    if found:
        return found
    base = resolver.project.external_base(me.cls)
    if base:
        return [Term(Attr(Instance(Symbol(base)), name), Context(me.cls.module, me=me))]
    return [Term(Attr(UNKNOWN, name), context)]


def _begun_so(resolver: Resolver, me: Object, begin: str, context: Context) -> list[Term]:
    """The methods of an object whose names begin so: ``getattr(visitor, f"visit_{kind}")``."""
    methods: dict[str, FunctionEntry] = {}
    for cls in resolver.project.ancestry(me.cls):
        for name in cls.facts.methods:
            method = cls.method(name) if name.startswith(begin) else None
            if method is not None:
                methods.setdefault(name, method)
    found = [Term(Method(method, me.whole), context) for method in methods.values()]
    return found[:MAX_ALTERNATIVES] or unknown(context)


def _asked_for(resolver: Resolver, me: Object, name: str, context: Context) -> list[Term]:
    """What a class that makes its attributes when they are asked for gives for one: ``__getattr__``."""
    method = resolver.project.inherited(me.cls, "__getattr__")
    key = ("asked", id(method), name)
    if method is None or key in resolver.active or name.startswith("__"):
        return []
    resolver.active.add(key)
    try:
        call = Call(-1, Attr(UNKNOWN, method.name), (Const(name),), (), method.facts.place)
        inside = resolver.entered(method, call, context, me)
        terms = resolver.resolve_all((value, inside) for value in method.details.returns)
        return [term for term in terms if _tells(term)]
    finally:
        resolver.active.discard(key)


def _is_left_open(method: FunctionEntry) -> bool:
    """Whether a method does nothing by itself: classes below are to say what it does."""
    details = method.details
    idle = not (details.returns or details.yields or details.attributes)
    return idle and all(last_name(call.callee) == TO_BE_DONE for call in details.calls)


def _set_below(resolver: Resolver, base: ClassEntry, name: str) -> list[Term]:
    """What classes below one say for an attribute that it leaves open: ``deliver = staticmethod(push)``."""
    key = ("below", id(base), name)
    if key in resolver.active:
        return []
    resolver.active.add(key)
    try:
        return resolver.resolve_all(
            (value, resolver.body(below.module))
            for below in resolver.project.subclasses(base)[:MAX_ALTERNATIVES]
            for attribute, value in below.facts.attributes
            if attribute == name
        )
    finally:
        resolver.active.discard(key)


def _overriding(resolver: Resolver, base: ClassEntry, name: str) -> list[Term]:
    """The methods of this name of the classes below one, of which an object not seen made may be.

    A class below may have it from another base: ``class Invoices(PostgresStore, Export)``.
    """
    project = resolver.project
    own = project.inherited(base, name)
    terms: list[Term] = []
    waiting = [base]
    for cls in waiting:  # grows while it is gone through
        for below in project.subclasses(cls):
            if below not in waiting and len(waiting) < MAX_ALTERNATIVES:
                waiting.append(below)
                method = project.inherited(below, name)
                if method is not None and method is not own:
                    body = resolver.body(below.module)
                    terms.append(Term(Method(method, Object(below)), body))
    return terms


def _left_to_others(resolver: Resolver, me: Object, name: str) -> list[Term]:
    """The methods that a class calls of itself without a word on them: those of the classes below it."""
    return _overriding(resolver, me.cls, name) if me.call is None else []


def _is_default(stored: tuple[Value, FunctionEntry | None]) -> bool:
    """Whether the class says what an attribute is that nothing is given for."""
    return stored[1] is None or stored[1].is_decorated("default")


def _is_declared(stored: tuple[Value, FunctionEntry | None]) -> bool:
    """Whether the class says of an attribute no more than its type."""
    return type(stored[0]) is Instance and stored[1] is None


def field_given(project: Project, me: Object, name: str) -> Value | None:
    """What an object was given for a field when it was made: of a dataclass, a model, a named tuple."""
    if me.call is None or project.inherited(me.cls, "__init__") is not None:
        return None
    fields = fields_of(project, me.cls)
    return argument_of_field(fields, name, me.call) if name in fields else None


def fields_of(project: Project, cls: ClassEntry) -> tuple[str, ...]:
    """The fields of a class, those of its bases first."""
    classes = list(project.ancestry(cls))
    return tuple(dict.fromkeys(field for it in reversed(classes) for field in it.facts.fields))


def _given_anywhere(resolver: Resolver, me: Object, name: str) -> list[Term]:
    """What the objects of a class are given for a field, for one of which nobody knows which it is."""
    fields = fields_of(resolver.project, me.cls) if me.call is None else ()
    key = ("field", id(me.cls), name)
    if name not in fields or key in resolver.active:
        return []
    if resolver.project.inherited(me.cls, "__init__") is not None:
        return []
    resolver.active.add(key)
    try:
        makings = [
            (value, context)
            for context, call in resolver.makings(me.cls)
            if (value := argument_of_field(fields, name, call)) is not None
        ]
        return [term for term in resolver.resolve_all(makings) if _tells(term)]
    finally:
        resolver.active.discard(key)


def _stored(
    resolver: Resolver,
    me: Object,
    name: str,
    in_class: tuple[ClassEntry, list[tuple[Value, FunctionEntry | None]]],
    context: Context,
) -> list[Term]:
    """What was put into an attribute; None, or an object of its class, only where nothing else was."""
    cls, stored = in_class
    key = ("member", id(cls), name, id(me.call))
    if key in resolver.active:
        return unknown(context)
    resolver.active.add(key)
    terms: list[Term] = []
    try:
        for value, method in sorted(stored, key=lambda item: type(item[0]) is Instance):
            if type(value) is Instance and any(_tells(term) for term in terms):
                break
            terms += resolver.resolve(value, _method_context(resolver, cls, method, me))
            if len(terms) >= MAX_ALTERNATIVES:
                break
    finally:
        resolver.active.discard(key)
    real = [term for term in terms if not is_none(term)] or _put_near(resolver, me, name)
    return distinct(real or terms)[:MAX_ALTERNATIVES]


def _put_near(resolver: Resolver, me: Object, name: str) -> list[Term]:
    """What functions near a class put into an attribute of its objects, or of itself, that it leaves open: ``bus.context = context``."""
    module = me.cls.module
    key = ("near", id(me.cls), name)
    if key in resolver.active:
        return []
    resolver.active.add(key)
    try:
        terms = [
            inner
            for function, base, value in resolver.project.import_graph.settings(module, name)
            for holder in resolver.resolve(base, resolver.anywhere(function))
            if _is_holder(resolver, holder, me)
            for inner in resolver.resolve(value, resolver.anywhere(function))
        ]
        return [term for term in terms if _tells(term)]
    finally:
        resolver.active.discard(key)


def _is_holder(resolver: Resolver, holder: Term, me: Object) -> bool:
    """Whether something is an object of the class of another one, or a class that this has its attributes from."""
    form = holder.form
    if isinstance(form, ClassEntry):
        return form in resolver.project.ancestry(me.cls)
    return isinstance(form, Object) and form.cls is me.cls


def _tells(term: Term) -> bool:
    """Whether a term is more than nothing, or not known."""
    return term.form != UNKNOWN and not is_none(term)


def _method_context(
    resolver: Resolver, cls: ClassEntry, method: FunctionEntry | None, me: Object
) -> Context:
    """The context in which an attribute of `me` was set; None means the body of the class."""
    if method is None:
        return resolver.body(cls.module)
    made = made_through(resolver, me, method) if method.name.endswith(".__init__") else None
    return made or Context(method.module, method, me=me, outer=resolver.outer(method))


def made_through(resolver: Resolver, me: Object, method: FunctionEntry) -> Context | None:
    """How making an object enters the ``__init__`` of its class, or of one above: each is called by the one below it.

    Of an object of which only the class is known, that is what the constructor of the class gives to those above it.
    None where nobody knows how the object is made, or none of them calls the one above it.
    """
    ancestry = resolver.project.ancestry
    call, caller = me.call, me.context
    is_first = True
    for cls in ancestry(me.cls):
        maker = cls.method("__init__")
        if maker is None or not any(method.owner is above for above in ancestry(cls)):
            continue
        if call is not None and caller is not None:
            if caller.depth >= MAX_ENTRIES:
                return None
            inside = Context(maker.module, maker, call=call, caller=caller, me=me)
        elif is_first and me.call is None and maker is not method:
            inside = Context(maker.module, maker, me=me)
        else:
            return None
        if maker is method:
            return inside
        is_first = False
        makings = [it for it in maker.details.calls if last_name(it.callee) == "__init__"]
        named = next((it for it in makings if _is_on(it, {method.owner})), None)
        if named is not None:
            return Context(method.module, method, call=named, caller=inside, me=me)
        above = {it for it in ancestry(cls) if it is not cls}
        call, caller = next((it for it in makings if _is_upward(it, above)), None), inside
    return None


def _is_upward(call: Call, above: set[ClassEntry]) -> bool:
    """Whether a call is of a method of ``super()``, or of a class above by its name."""
    return type(stands_on(call.callee)) is Result or _is_on(call, above)


def _is_on(call: Call, classes: Collection[ClassEntry | None]) -> bool:
    """Whether a call is of a method of one of some classes, by its name: ``Client.__init__(self, url)``."""
    on = stands_on(call.callee)
    names = {last_part(cls.facts.name) for cls in classes if cls is not None}
    return on is not None and last_name(on) in names
