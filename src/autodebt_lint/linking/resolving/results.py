"""Results of calls: the objects they make and the values they return."""

from typing import cast

from msgspec.structs import replace

from autodebt_lint.languages.python.calls import PARTIALS, PROVIDERS
from autodebt_lint.languages.python.handed_on import WRAPPERS
from autodebt_lint.languages.python.imports import IMPORTING_CALLS, loaded_names
from autodebt_lint.languages.python.quiet_calls import FACTORIES
from autodebt_lint.languages.python.values import formatted, percent
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.resolving.applications import configuration
from autodebt_lint.linking.resolving.branches import reaches, returned, yielded
from autodebt_lint.linking.resolving.items import item_of
from autodebt_lint.linking.resolving.members import SUBCLASSES, instance
from autodebt_lint.linking.resolving.model_rows import row_given
from autodebt_lint.linking.resolving.records import SAME, is_record
from autodebt_lint.linking.resolving.requirements import INPUT, inputs
from autodebt_lint.linking.resolving.resolver import MAX_ALTERNATIVES, Resolver
from autodebt_lint.linking.resolving.terms import (
    Context,
    Form,
    Method,
    Object,
    Partial,
    Placed,
    Term,
    distinct,
    unknown,
)
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
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

ENTERING = ("__enter__", "__aenter__")
"""Methods by which an object is entered."""
#: What these methods of a stack of contexts give is what they are given.
_STACKING = frozenset(["enter_context", "enter_async_context"])
#: Methods that list what a mapping holds.
_LISTINGS = frozenset(["items", "values"])
#: Methods that cut a text into parts.
_CUTTING = frozenset(["partition", "rpartition", "split", "rsplit"])
_AS_MANAGER = "as_manager"
_FROM_QUERYSET = ".Manager.from_queryset"
"""Methods by which Django makes a manager of a class of queries: ``objects = OrderQuery.as_manager()``."""
MANAGING = ("contextmanager", "asynccontextmanager")
"""Decorators of functions that yield what they manage, and no elements of anything."""
_NESTING = frozenset(["dependency_injector.providers.Container"])
"""Providers of a container that stands in another one, whose own providers are asked of it."""
_PARTIALS = PARTIALS | {"partial"}
_DEPENDENCIES = frozenset(["fastapi.Depends", "fastapi.Security", "fastapi.params.Depends"])
_FIELDS = frozenset("dataclasses.field pydantic.Field attr.ib attrs.field attr.field".split())
#: Arguments of a field of settings by which it is told the variable of the environment that it holds.
_ALIASES = ("validation_alias", "alias", "env")
_ENVIRONMENT = Symbol("os.environ")


def result(resolver: Resolver, value: Result, context: Context) -> list[Term]:
    """What a call of the same module may have given."""
    held = resolver.holder(value.call, context)
    if held is None:
        return [Term(value, context)]
    call, inside = held
    key = ("result", id(call), id(inside.call), inside.depth)
    if key in resolver.active or not reaches(resolver, call, inside):
        return unknown(context)
    resolver.active.add(key)
    try:
        terms: list[Term] = []
        for target in resolver.targets(call, inside):
            terms += _called(resolver, target, call, inside)
            if len(terms) >= MAX_ALTERNATIVES:
                break
    finally:
        resolver.active.discard(key)
    return distinct(terms)[:MAX_ALTERNATIVES] or unknown(context)


def _called(resolver: Resolver, target: Term, call: Call, context: Context) -> list[Term]:
    """What calling `target` gives."""
    form = target.form
    if isinstance(form, ClassEntry):
        me = Object(form, call, context)
        return _given_at_entry(resolver, me, call, context) or [Term(me, context)]
    if isinstance(form, FunctionEntry):
        return _returned(resolver, form, resolver.entered_at(target, call, context))
    if isinstance(form, Method):
        return _returned(resolver, form.function, resolver.entered_at(target, call, context))
    if isinstance(form, Object):
        return [target] if _is_provided(resolver, form) else unknown(context)
    if isinstance(form, Partial):
        return _completed(resolver, form, call, context) or [Term(Result(call.number), context)]
    if type(form) is Attr and form.name == SUBCLASSES and type(form.base) is Instance:
        return _subclasses(resolver, form.base, target.context)
    if type(form) is Mix and len(form.parts) == 1:
        return _given_by_lambda(resolver, form.parts[0], target.context) or unknown(context)
    if type(form) is Symbol:
        return _configured(resolver, form.name, call, context) or _called_by_name(
            resolver, form.name, call, context
        )
    if type(form) is Result and call.args:
        # ``task(retries=2)(fetch)``
        made = resolver.holder(form.call, target.context)
        if made is not None and _wraps(made[0]):
            return _wrapped(resolver, call, context) or [Term(Result(call.number), context)]
    if type(form) is Attr:
        return _called_on(resolver, form, target.context, call, context)
    return [Term(Result(call.number), context)]


def _given_at_entry(resolver: Resolver, made: Object, call: Call, context: Context) -> list[Term]:
    """What an object gives to who enters it, where that is not itself: ``with Session() as client``."""
    holder = context.function
    if holder is None or all(entered != call.number for _, _, entered in holder.details.contexts):
        return []
    for name in ENTERING:
        method = resolver.project.inherited(made.cls, name)
        if (
            method is not None
            and Param(method.name, method.self_name) not in method.details.returns
        ):
            given = _returned(resolver, method, Context(method.module, method, me=made))
            return [] if all(term.form == UNKNOWN for term in given) else given
    return []


def _completed(resolver: Resolver, begun: Partial, call: Call, context: Context) -> list[Term]:
    """What a call gives that was begun before: ``JOBS = {"se": partial(make, "mail.example")}``, ``JOBS[name]()``."""
    if not (call.args or call.keywords):
        return _called(resolver, begun.target, resolver.begun(begun.call), begun.context)
    terms: list[Term] = []
    for function, whole in resolver.completed(call, context, [Term(begun, context)]):
        me, met = begun.target.instance, begun.target.context
        inside = resolver.entered(function, whole, context, me, met)
        terms += _returned(resolver, function, inside)
    return terms


def _given_by_lambda(resolver: Resolver, value: Value, context: Context) -> list[Term]:
    """What a lambda gives that is called under another name: ``{"crm": lambda: Crm(session)}``.

    Of anything else that was only computed nobody knows what a call of it gives: a function that
    was wrapped, say.
    """
    terms = resolver.resolve(value, context)
    return [term for term in terms if isinstance(term.form, Object)]


def _subclasses(resolver: Resolver, base: Instance, context: Context) -> list[Term]:
    """The classes that a class is told to have below it, as a list for each of their modules."""
    found: dict[Module, list[Value]] = {}
    for term in resolver.resolve(base.of, context):
        if isinstance(term.form, ClassEntry):
            for cls in resolver.project.subclasses(term.form):
                found.setdefault(cls.module, []).append(Symbol(f":{cls.facts.name}"))
    return [Term(Seq(tuple(names)), resolver.body(module)) for module, names in found.items()]


def _configured(resolver: Resolver, name: str, call: Call, context: Context) -> list[Term]:
    """What the configuration of an application has under a key: ``current_app.config.get("URL")``."""
    holder, _, method = name.rpartition(".")
    if method != "get" or not call.args:
        return []
    told = configuration(resolver, Symbol(holder), call.args[0], context)
    return told + _default(resolver, call, context) if told else []


def _called_by_name(resolver: Resolver, name: str, call: Call, context: Context) -> list[Term]:
    """The functions that lead back into the project: ``partial``, ``super``, FastAPI's ``Depends``."""
    if name in _PARTIALS and call.args:
        inner = resolver.resolve(call.args[0], context)
        return [Term(Partial(term, call, context), context) for term in inner]
    if name == "super" and context.me is not None:
        me = context.me
        parents = _above(resolver, context, me.cls)
        if parents:
            return [Term(Object(parents[0], me.call, me.context, whole=me.whole), context)]
        base = resolver.project.external_base(me.cls)
        return [Term(Instance(Symbol(base)), context)] if base else unknown(context)
    if name in IMPORTING_CALLS and call.args:
        return _imported(resolver, call.args[0], context) or [Term(Result(call.number), context)]
    if name in _DEPENDENCIES and call.args:
        return _depended_on(resolver, call, context)
    if _wraps(call) and call.args:
        return _wrapped(resolver, call, context) or [Term(Result(call.number), context)]
    if name in _NESTING and call.args:
        return resolver.resolve(call.args[0], context)
    if name in PROVIDERS and call.args:
        return _provided(resolver, call, context) or [Term(Result(call.number), context)]
    if name.endswith(_FROM_QUERYSET) and call.args:
        return resolver.resolve(call.args[0], context)
    if name in _FIELDS:
        return _field(resolver, call, context) or [Term(Result(call.number), context)]
    return [Term(Result(call.number), context)]


def _field(resolver: Resolver, call: Call, context: Context) -> list[Term]:
    """What a field of a class holds that nothing is given for: made, by default, or from the environment."""
    made = _by_factory(resolver, call, context)
    if made:
        return made
    told = dict(call.keywords)
    default = told.get("default", call.args[0] if call.args else None)
    if default is not None and default != UNKNOWN:
        return resolver.resolve(default, context)
    variable = next((told[key] for key in _ALIASES if key in told), None)
    if type(variable) is Const and str(variable.value).isupper():
        return [Term(Item(_ENVIRONMENT, variable), context)]
    return []


def _wraps(call: Call) -> bool:
    """Whether a call is of a decorator of a library that leaves a function what it does."""
    return type(call.callee) is Symbol and last_part(call.callee.name) in WRAPPERS


def _wrapped(resolver: Resolver, call: Call, context: Context) -> list[Term]:
    """The functions that a decorator is given by hand: ``fetch = task(fetch_orders)``."""
    terms = resolver.resolve(call.args[0], context)
    return [term for term in terms if term.function is not None]


def _above(resolver: Resolver, context: Context, cls: ClassEntry) -> list[ClassEntry]:
    """The classes whose methods ``super()`` gives: those that come after the one in which it is written."""
    classes = list(resolver.project.ancestry(cls))
    owner = context.function.owner if context.function is not None else None
    return classes[classes.index(owner) + 1 if owner in classes else 1 :]


def _provided(resolver: Resolver, call: Call, context: Context) -> list[Term]:
    """What a provider of a container makes; it stands for that wherever it is handed on.

    ``crm = Singleton(Crm)``, ``sync = Factory(Sync, crm=crm)``.
    """
    made = resolver.begun(call)
    return [
        inner
        for term in resolver.resolve(call.args[0], context)
        for inner in _called(resolver, term, made, context)
    ]


def _is_provided(resolver: Resolver, me: Object) -> bool:
    """Whether an object stands for the provider that makes it: ``Container.sync()`` gives it."""
    if me.call is None or me.context is None:
        return False
    held = resolver.holder(me.call.number, me.context)
    callee = held[0].callee if held is not None else None
    return type(callee) is Symbol and callee.name in PROVIDERS


def _by_factory(resolver: Resolver, call: Call, context: Context) -> list[Term]:
    """What a field of a class holds that nothing is given for: ``crm: Crm = field(default_factory=Crm)``."""
    factory = next((value for key, value in call.keywords if key in FACTORIES), None)
    if factory is None:
        return []
    if type(factory) is Mix and factory.parts:
        return resolver.resolve(factory.parts[0], context)  # what a lambda gives
    made = replace(call, callee=factory, args=(), keywords=())
    terms = [
        inner
        for term in resolver.resolve(factory, context)
        for inner in _called(resolver, term, made, context)
    ]
    return [term for term in terms if isinstance(term.form, Object)]


def _imported(resolver: Resolver, name: Value, context: Context) -> list[Term]:
    """The modules of the project that a name, or what is known of one, may mean."""
    found: list[Term] = []
    for term in resolver.resolve(name, context):
        form = _spelled(resolver, term)
        if type(form) is Const and type(form.value) is str:
            known = resolver.project.find(context.module, form.value)
            modules = [known[0]] if known is not None and isinstance(known[0], Module) else []
        elif type(form) is Text:
            pattern = loaded_names(form)
            modules = resolver.project.names.loaded(context.module, pattern) if pattern else []
        else:
            modules = []
        found += [Term(module, resolver.body(module)) for module in modules]
    return distinct(found)[:MAX_ALTERNATIVES]


def _spelled(resolver: Resolver, term: Term) -> Form:
    """A text with what is known of its parts: a constant where that is all."""
    form, inside = term
    if type(form) is not Text:
        return form
    parts = tuple(_said(resolver, part, inside) for part in form.parts)
    known = [part.value for part in parts if type(part) is Const]
    return Const("".join(map(str, known))) if len(known) == len(parts) else Text(parts)


def _said(resolver: Resolver, part: Value, context: Context) -> Value:
    """A part of a text, as the one constant that it is where it is one."""
    terms = resolver.resolve(part, context)
    only = terms[0].form if len(terms) == 1 else UNKNOWN
    return only if type(only) is Const else UNKNOWN


def _depended_on(resolver: Resolver, call: Call, context: Context) -> list[Term]:
    """What the framework gets from a function on which a handler depends: what it yields or returns."""
    terms: list[Term] = []
    for target in resolver.resolve(call.args[0], context):
        function = target.function
        if function is not None:
            inside = resolver.anywhere(function)
            given = function.details.yields or function.details.returns
            terms += resolver.resolve_all((value, inside) for value in given)
        elif isinstance(target.form, Object):  # ``Depends(Provide[Container.sync])``
            terms.append(target)
    return distinct(terms)[:MAX_ALTERNATIVES] or unknown(context)


def _read_at(template: Const | Text, where: Context, context: Context) -> Const | Text:
    """A template from elsewhere, whose parts are to be read where it was made."""
    if type(template) is Const or where is context:
        return template
    parts = template.parts if type(template) is Text else ()
    placed = (it if type(it) is Const else cast("Value", Placed(it, where)) for it in parts)
    return Text(tuple(placed))


def _of_text(method: str, base: Const | Text, call: Call) -> Value | None:
    """What a method of a text makes of it, or the operator of that name; None for any other."""
    if method == "format":
        return formatted(base, call.args, call.keywords)
    if method == "__mod__":
        return percent(base, call.args[0])
    if type(base) is Const and method in _CUTTING and call.args and type(call.args[0]) is Const:
        return _cut(str(base.value), method, call)
    return None


def _called_on(
    resolver: Resolver, form: Attr, where: Context, call: Call, context: Context
) -> list[Term]:
    """A method of a text or a mapping that is known; of anything else the call itself."""
    base = form.base
    if form.name in _STACKING and call.args:
        return resolver.resolve(call.args[0], context)
    if form.name in SAME and where.me is not None and is_record(resolver, where.me.cls):
        return [Term(where.me, where)]
    if form.name == _AS_MANAGER and where.me is not None:
        return [Term(Object(where.me.cls, call, context), context)]
    if (
        form.name == "get"
        and call.args
        and (told := configuration(resolver, base, call.args[0], where))
    ):
        return told + _default(resolver, call, context)
    if form.name == INPUT and where.me is not None and (given := inputs(resolver, where.me)):
        return given
    if type(base) is Text or (type(base) is Const and type(base.value) is str):
        made = _of_text(form.name, _read_at(base, where, context), call)
        if made is not None:
            return [Term(made, context)]
    if type(base) is Dict and form.name in _LISTINGS and not call.args:
        held: list[Value] = [
            Seq((key, value)) if form.name == "items" else value
            for key, value in base.items
            if key is not None
        ]
        return [Term(Seq(tuple(held)), where)]
    if form.name == "get" and call.args:
        if type(base) is Dict:
            told = item_of(resolver, Term(base, where), call.args[0], context)
        else:
            told = configuration(resolver, base, call.args[0], context)
        if told:
            return told + _default(resolver, call, context)
    return [Term(Result(call.number), context), *row_given(resolver, call, context)]


def _default(resolver: Resolver, call: Call, context: Context) -> list[Term]:
    """What a method ``get`` of a mapping gives for a key that is not there."""
    return resolver.resolve(call.args[1], context) if len(call.args) > 1 else []


def _cut(text: str, method: str, call: Call) -> Seq:
    """The parts of a text that is cut at a constant: ``"senders.mail:Mail".partition(":")``."""
    given = [value.value for value in call.args if type(value) is Const]
    separator, most = str(given[0]), given[1] if len(given) > 1 else -1
    if not separator:
        parts = [text]
    elif method in {"partition", "rpartition"}:
        parts = list(
            text.partition(separator) if method == "partition" else text.rpartition(separator)
        )
    else:
        limit = most if type(most) is int else -1
        cut = text.split if method == "split" else text.rsplit
        parts = cut(separator, limit)
    return Seq(tuple(map(Const, parts)))


def _returned(resolver: Resolver, function: FunctionEntry, inside: Context) -> list[Term]:
    given = yielded(resolver, function, inside)
    if function.details.yields:
        if function.is_decorated(*MANAGING):
            return resolver.resolve_all((value, inside) for value in given)
        return [Term(Seq(given), inside)]
    terms = resolver.resolve_all((value, inside) for value in returned(resolver, function, inside))
    if all(term.form == UNKNOWN for term in terms):
        return _declared(resolver, function) or unknown(inside)
    return terms


def _declared(resolver: Resolver, function: FunctionEntry) -> list[Term]:
    """An object of the class that the annotation of the result names; none when it names none."""
    for name, kind in function.details.annotations:
        if name == "return":
            return instance(resolver, Instance(kind), resolver.body(function.module))
    return []
