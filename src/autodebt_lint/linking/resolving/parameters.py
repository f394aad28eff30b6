"""Parameters: what the known call gives, or else what all callers give, or the default."""

from collections.abc import Mapping

from autodebt_lint.languages.python.annotations import DEPENDING, parts_of_annotation
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.naming import chain, last_name, last_part
from autodebt_lint.linking.resolving.arguments import argument_of
from autodebt_lint.linking.resolving.members import instance, kept_by_commands
from autodebt_lint.linking.resolving.resolver import MAX_ALTERNATIVES, Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Term, distinct, is_none
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Instance,
    Item,
    Param,
    Result,
    Symbol,
    Value,
)

_GIVES_KEPT = "pass_obj"
"""Decorator that gives a command what its group keeps for all of them."""
_BASE, _BIND = "base", "bind"
"""What Celery's decorator is told of the class of a task, and of whether the function gets its object."""
MAX_CALLERS = 24
MAX_HANDING = 3
"""Callers up to which each may hand on what it was given itself."""
_OF_SUBCLASSES = "__init_subclass__"
_HOLDING = ("fastapi.", "starlette.", "aiohttp.web.", "litestar.", "sanic.", "click.", "telegram.")
"""Begins the names of classes whose objects hold whatever an application puts on them."""
_CHOSEN, _OF_ACTION = "queryset", 3
"""Name of the last parameter of an action of Django's administration, and how many it has: ``(modeladmin, request, queryset)``."""
_OF_EVENTS = "run_on"
"""Decorator of Slack's stream of events: ``@RTMClient.run_on(event="message") def answer(**payload)``."""
_OF_EVENT: Mapping[str, Value] = {"web_client": Instance(Symbol("slack_sdk.WebClient"))}
"""What it gives besides what happened, by the names under which it does."""
_ADMINISTRATION = "django.contrib"
_ABSTRACT = frozenset(["Protocol", "ABC"])
"""Bases of classes that nothing is an object of alone."""


def parameter(resolver: Resolver, value: Param, context: Context) -> list[Term]:
    """A parameter of the function at hand or of one around it."""
    holder = resolver.holding(value, context)
    if holder is None:
        return [Term(value, context)]
    function = holder.function
    assert function is not None
    if value.name == function.self_name and last_part(function.name) == _OF_SUBCLASSES:
        return _subclasses(resolver, function, holder)
    if value.name == function.self_name and holder.me is not None:
        if function.is_decorated("classmethod"):
            return [Term(holder.me.cls, holder)]
        return [Term(holder.me, holder)]
    key = ("param", id(function), value.name, id(holder.call))
    if key in resolver.active:
        return [Term(value, context)]
    resolver.active.add(key)
    try:
        injected = resolver.injected(function).given.get(value.name)
        if injected is not None:
            return distinct(resolver.resolve_all(injected)) or [Term(value, holder)]
        if holder.call is not None and holder.caller is not None:
            return _at_call(resolver, function, value, holder, holder.call, holder.caller)
        annotated = _annotated(resolver, function, value)
        if _says_all(resolver, annotated):
            return annotated
        given = _given_by_framework(resolver, function, value.name, holder)
        if given is not None:
            return given or annotated or [Term(value, holder)]
        terms, complete = _at_callers(resolver, function, value.name)
        if not terms or not complete:
            terms += _default(resolver, function, value, holder)
        elif all(map(_says_nothing, terms)):
            terms = annotated or terms
    finally:
        resolver.active.discard(key)
    return distinct(terms) or [Term(value, holder)]


def _subclasses(resolver: Resolver, function: FunctionEntry, holder: Context) -> list[Term]:
    """The classes for each of which a base is told of it: those that are built upon its class."""
    waiting = [function.owner] if function.owner is not None else []
    for cls in waiting:  # grows while it is gone through
        if len(waiting) < MAX_ALTERNATIVES:
            waiting += [it for it in resolver.project.subclasses(cls) if it not in waiting]
    return [Term(cls, resolver.body(cls.module)) for cls in waiting[1:]] or [Term(UNKNOWN, holder)]


def is_another(resolver: Resolver, given: Value, context: Context, cls: ClassEntry) -> bool:
    """Whether something is an object of another class than a declaration says: a visitor's ``node: Article``."""
    ancestry = resolver.project.ancestry
    forms = [term.form for term in resolver.resolve(given, context)]
    return bool(forms) and not any(
        not isinstance(it, Object) or cls in ancestry(it.cls) or it.cls in ancestry(cls)
        for it in forms
    )


def takes_another(
    resolver: Resolver, function: FunctionEntry, call: Call, context: Context
) -> bool:
    """Whether a function declares a parameter to be of another class than what a call gives for it.

    Of the handlers of a bus that may all be meant, ``def on_paid(event: Paid)`` is for no ``Refunded(...)``.
    """
    for name, kind in function.details.annotations:
        given = argument_of(function, name, call) if name in function.facts.params else None
        if given is None:
            continue
        for term in resolver.resolve(kind, _defined_in(resolver, function)):
            cls = term.form
            if isinstance(cls, ClassEntry) and is_another(resolver, given, context, cls):
                return True
    return False


def _at_callers(resolver: Resolver, function: FunctionEntry, name: str) -> tuple[list[Term], bool]:
    """What all callers give to a parameter, and whether each of them gives something."""
    terms: list[Term] = []
    complete = True
    if resolver.level == 0:
        return terms, False
    callers = resolver.callers(function, resolver.level - 1)
    resolver.level -= 1
    try:
        for caller, call in callers[:MAX_CALLERS]:
            given = argument_of(function, name, call)
            # What a caller was given itself and hands on, or a part of it, is sought one level further up.
            handed = given
            while type(handed) is Item or type(handed) is Attr:
                handed = handed.base
            further = resolver.level == 0 and not resolver.further and type(handed) is Param
            further = further and len(callers) <= MAX_HANDING
            resolver.level += further
            resolver.further = resolver.further or further
            try:
                found = _found(resolver, given, call, caller)
            finally:
                resolver.level -= further
                resolver.further = resolver.further and not further
            complete = complete and bool(found)
            terms += found
            if len(terms) >= MAX_ALTERNATIVES:
                break
    finally:
        resolver.level += 1
    return terms, complete


def _given_by_framework(
    resolver: Resolver, function: FunctionEntry, name: str, context: Context
) -> list[Term] | None:
    """What a framework gives to a function for a parameter; None where that is like any other parameter.

    A command gets what its group keeps, a task that is bound the object of its class, ``@app.task(base=Job, bind=True)``,
    and what listens to events of Slack a client beside the event.
    """
    calls = function.decorator_calls
    if any(last_name(call.callee) == _OF_EVENTS for call in calls):
        if name in _OF_EVENT:
            return [Term(_OF_EVENT[name], context)]
        if name.startswith("**"):
            given = tuple((Const(key), value) for key, value in _OF_EVENT.items())
            return [Term(Dict(given), context)]
    rows = rows_given(resolver, function, name)
    if rows is not None or name not in function.facts.params[:1]:
        return rows
    if function.is_decorated(_GIVES_KEPT):
        return kept_by_commands(resolver, context)
    for call in calls:
        told = dict(call.keywords)
        if _BASE in told and told.get(_BIND) == Const(True):
            return instance(resolver, Instance(told[_BASE]), _defined_in(resolver, function))
    return None


def rows_given(resolver: Resolver, function: FunctionEntry, name: str) -> list[Term] | None:
    """The rows of a database that Django gives to a function for a parameter; None where that is something else.

    An action of its administration is given those that somebody chose, the receiver of a model's signal the one it tells of.
    """
    of_action = name == _CHOSEN and len(function.facts.params) == _OF_ACTION
    if of_action and function.module.imports_any(_ADMINISTRATION):
        query = Instance(Symbol("django.db.models.QuerySet"))
        return [Term(query, resolver.anywhere(function))]
    return resolver.signals.row_told_of(function, name)


def _at_call(
    resolver: Resolver,
    function: FunctionEntry,
    value: Param,
    holder: Context,
    call: Call,
    caller: Context,
) -> list[Term]:
    """What one call gives to a parameter, or else what it is where nobody gives it."""
    terms = _found(resolver, argument_of(function, value.name, call), call, caller)
    if terms and all(map(_says_nothing, terms)):
        return _annotated(resolver, function, value) or terms
    return terms or _default(resolver, function, value, holder)


def _found(resolver: Resolver, given: Value | None, call: Call, caller: Context) -> list[Term]:
    """What a caller gives; nothing where it only spreads what may lack it."""
    terms = resolver.resolve(given, caller) if given is not None else []
    options = given.options if type(given) is Either else (given,)
    written = call.given  # ``lines(files[0])`` gives an element that is there
    spread = any(
        type(it) is Item and type(it.base) is Param and it not in written for it in options
    )
    return [term for term in terms if type(term.form) is not Item] if spread else terms


def _default(
    resolver: Resolver, function: FunctionEntry, value: Param, holder: Context
) -> list[Term]:
    default = default_of(resolver, function, value.name)
    if default is not None:
        terms = resolver.resolve(*default)
        if all(is_none(term) for term in terms):
            return [*terms, *_annotated(resolver, function, value)]
        return terms
    return _annotated(resolver, function, value) or [Term(value, holder)]


def default_of(
    resolver: Resolver, function: FunctionEntry, name: str
) -> tuple[Value, Context] | None:
    """What a parameter is where nobody gives it, and where that is to be read; None where nothing says so.

    A framework gets it from whom the annotation names, ``Crm = Annotated[HubSpot, Depends(hubspot)]``.
    """
    for parameter, default in function.details.defaults:
        if parameter == name:
            return default, _defined_in(resolver, function)
    for parameter, kind in function.details.annotations:
        if parameter == name and type(kind) is Symbol:
            found = resolver.project.find(function.module, kind.name)
            if found is not None and isinstance(found[0], Module) and len(found[1]) == 1:
                parts = parts_of_annotation(found[0].bindings.get(found[1][0], UNKNOWN))
                body = resolver.body(found[0])
                for part in parts or ():
                    held = resolver.holder(part.call, body) if type(part) is Result else None
                    if held is not None and last_name(held[0].callee) in DEPENDING:
                        return part, body
    return None


def _annotated(resolver: Resolver, function: FunctionEntry, value: Param) -> list[Term]:
    for name, kind in function.details.annotations:
        if name == value.name:
            return instance(resolver, Instance(kind), _defined_in(resolver, function))
    return []


def _says_nothing(term: Term) -> bool:
    """Whether what a caller gives is unknown there, too, or lies in what is: ``request.app.state.http``."""
    start, _ = chain(term.form)
    if type(start) is Instance and start is not term.form and type(start.of) is Symbol:
        return start.of.name.startswith(_HOLDING)
    return start == UNKNOWN or type(start) is Param


def _says_all(resolver: Resolver, annotated: list[Term]) -> bool:
    """Whether callers could tell no more than the annotation: a class of the project without subclasses.

    A protocol only says what an object must have.
    """
    form = annotated[0].form if len(annotated) == 1 else None
    return (
        isinstance(form, Object)
        and last_part(resolver.project.external_base(form.cls)) not in _ABSTRACT
        and not resolver.project.subclasses(form.cls)
    )


def _defined_in(resolver: Resolver, function: FunctionEntry) -> Context:
    return resolver.outer(function) or resolver.body(function.module)
