"""Items: elements of mappings and sequences, by a known key or by any."""

from collections.abc import Iterable, Iterator
from functools import partial

from autodebt_lint.languages.python.annotations import parts_of_annotation
from autodebt_lint.languages.python.calls import PARTIALS
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.resolving.applications import configuration
from autodebt_lint.linking.resolving.model_rows import row_among
from autodebt_lint.linking.resolving.records import is_record, records
from autodebt_lint.linking.resolving.resolver import MAX_ALTERNATIVES, Resolver
from autodebt_lint.linking.resolving.terms import (
    Context,
    Method,
    Object,
    Partial,
    Term,
    is_none,
    unknown,
)
from autodebt_lint.model.values import (
    KEYS,
    NONE,
    UNKNOWN,
    Const,
    Dict,
    Item,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

_ITERATING = frozenset(["__iter__", "__aiter__"])
_ALL = ("__iter__", "__aiter__", "__next__", "__anext__")
"""Methods of an object that a loop calls."""
_BY_KEY = ("__getitem__",)
_INJECTED = frozenset(["dependency_injector.wiring.Provide", "dependency_injector.wiring.Closing"])
"""What stands for the provider that it is given as a key: ``sync: Sync = Provide[Container.sync]``."""
_PARTIALS = frozenset(map(last_part, PARTIALS))
_ANYTHING = object()
"""Stands for a part of a key that nobody knows."""
MAX_REGISTERED = 60
"""Functions that one call may have put into a mapping."""


def item(resolver: Resolver, value: Item, context: Context) -> list[Term]:
    """An element of whatever the base may be; in one round of a loop, that of this round."""
    taken = context.taken
    if taken is not None and value == taken.item:
        return resolver.resolve(taken.row, taken.context)
    if type(value.base) is Symbol and value.base.name in _INJECTED and value.key is not None:
        return resolver.resolve(value.key, context)
    if (annotated := parts_of_annotation(value)) is not None:
        return resolver.resolve(annotated[0], context)
    terms: list[Term] = []
    for term in resolver.resolve(value.base, context):
        if value.key == KEYS and type(term.form) is Dict:
            named = [name for name, _ in term.form.items if name is not None]
            terms += resolver.resolve_all((name, term.context) for name in named)
            continue
        terms += item_of(resolver, term, value.key, context)
        if len(terms) >= MAX_ALTERNATIVES:
            break
    return terms[:MAX_ALTERNATIVES] or [Term(value, context)]


def item_of(resolver: Resolver, term: Term, key: Value | None, context: Context) -> list[Term]:
    """The element of a resolved term under a key, which is read in `context`."""
    form, inside = term
    if type(form) is Dict:
        keys = _keys(resolver, key, context)
        if keys and keys <= _constants(form):
            keys = None
        found = _entries(_under_classes(resolver, form, keys, inside), key, keys)
        registered = _registered(resolver, form, keys, inside) if form.items else None
        if registered is not None:
            known = [Term(NONE, inside)] if keys is not None else unknown(inside)
            return resolver.resolve_all(registered) or known
        spread = [entry for name, entry in form.items if name is None] if keys is None else []
        terms = resolver.resolve_all(
            (entry, inside) for entry in found[:MAX_ALTERNATIVES] if entry not in spread
        )
        for entry in spread:
            terms += _spread(resolver, entry, key, inside)
        return terms[:MAX_ALTERNATIVES]
    if type(form) is Seq:
        keys = _keys(resolver, key, context)
        index = next(iter(keys)) if keys and len(keys) == 1 else None
        if type(index) is int and -len(form.items) <= index < len(form.items):
            return resolver.resolve(form.items[index], inside)
        return resolver.resolve_all((entry, inside) for entry in form.items[:MAX_ALTERNATIVES])
    if type(form) is Text and (listed := _of_sum(resolver, form, inside)):
        return listed
    if type(form) is Symbol:
        return _kept_under(resolver, form, key, context) or [Term(Item(form, key), context)]
    if isinstance(form, Object):
        held = [
            inner
            for value, within, whole in held_by(resolver, form, by_key=key is not None)
            for inner in _held(resolver, value, within, whole=whole)
        ]
        return held[:MAX_ALTERNATIVES] or (
            [term] if is_record(resolver, form.cls) else unknown(context)
        )
    if isinstance(form, ClassEntry) and type(key) is not Const:
        return [term]  # ``Repository[Deal]``
    if isinstance(form, Const | Method | Partial | FunctionEntry | ClassEntry | Module):
        return [] if is_none(term) else unknown(context)  # nobody takes anything out of None
    readable = inside is context or type(key) is Const  # a constant means the same everywhere
    element = Term(Item(form, key if readable else None), inside)
    if type(form) is not Result:
        return _kept_under(resolver, form, key, context) or [element]
    rows = resolver.deeper(partial(row_among, resolver, form, inside), inside)
    return [element, *(row for row in rows if row.form != UNKNOWN)]


def _kept_under(
    resolver: Resolver, holder: Value, key: Value | None, context: Context
) -> list[Term]:
    """What an application keeps under a key, or the records of a model that a product has."""
    kept = configuration(resolver, holder, key, context)
    return kept or records(resolver, holder, key, context)


def held_by(
    resolver: Resolver, me: Object, *, by_key: bool
) -> Iterator[tuple[Value, Context, bool]]:
    """What the methods of an object give for ``me[key]``, or for ``for each in me``.

    Yields:
        A value, its context, and whether it holds the elements and is not one of them.
    """
    for name in _BY_KEY if by_key else _ALL:
        method = resolver.project.inherited(me.cls, name)
        if method is None:
            continue
        inside = Context(method.module, method, me=me, outer=resolver.outer(method))
        details = method.details
        for value in details.yields:
            yield value, inside, False
        if not details.yields:
            for value in details.returns:
                if value != Param(method.name, method.self_name):
                    yield value, inside, name in _ITERATING


def _held(resolver: Resolver, value: Value, context: Context, *, whole: bool) -> list[Term]:
    """The terms of an element, or of the elements of what holds them."""
    terms = resolver.resolve(value, context)
    if not whole:
        return terms
    elements: list[Term] = []
    for term in terms:
        elements += resolver.deeper(partial(item_of, resolver, term, None, context), context)
    return elements


def _of_sum(resolver: Resolver, added: Text, context: Context) -> list[Term]:
    """An element of lists that are added, ``TAKERS[kind] + TAKERS["*"]``; none of a text made of parts."""
    lists = [
        term
        for part in added.parts
        if type(part) is not Const
        for term in resolver.resolve(part, context)
        if type(term.form) is Seq
    ]
    return [inner for term in lists for inner in item_of(resolver, term, None, context)][
        :MAX_ALTERNATIVES
    ]


def _under_classes(
    resolver: Resolver, mapping: Dict, keys: set[object] | None, context: Context
) -> Dict:
    """A mapping without what stands under other classes than those asked for: ``HANDLERS[type(event)]``."""
    if not keys or not any(isinstance(key, ClassEntry) for key in keys):
        return mapping

    def is_another(name: Value | None) -> bool:
        terms = resolver.resolve(name, context) if type(name) is Symbol else []
        forms = [term.form for term in terms]
        known = bool(forms) and all(isinstance(form, ClassEntry) for form in forms)
        return known and not _may_be_below(resolver, keys, forms)

    return Dict(tuple([item for item in mapping.items if not is_another(item[0])]))


def _may_be_below(resolver: Resolver, keys: set[object], others: Iterable[object] | None) -> bool:
    """Whether a key is a class that one of others comes from.

    ``type(event)`` of a declared ``Event`` may be any class below it.
    """
    return any(
        isinstance(it, ClassEntry) and not keys.isdisjoint(resolver.project.ancestry(it))
        for it in others or ()
    )


def _entries(mapping: Dict, key: Value | None, keys: set[object] | None) -> list[Value]:
    """The values that may stand under a key, or else under the same key of what was spread."""
    found = [
        entry
        for name, entry in mapping.items
        if keys is None or (name is not None and _may_meet(keys, _written_key(name)))
    ]
    return found or [Item(entry, key) for name, entry in mapping.items if name is None]


def _spread(resolver: Resolver, entry: Value, key: Value | None, inside: Context) -> list[Term]:
    """The elements of a mapping made of another one, or of pairs: ``dict(pairs())``."""
    terms: list[Term] = []
    for term in resolver.resolve(entry, inside):
        pairs = term.form.items if type(term.form) is Seq else ()
        for pair in pairs[:MAX_ALTERNATIVES]:
            if type(pair) is Seq and len(pair.items) == 2:
                terms += resolver.resolve(pair.items[1], term.context)
        if not pairs:
            terms += resolver.deeper(partial(item_of, resolver, term, key, inside), inside)
    return terms


def _registered(
    resolver: Resolver, mapping: Dict, keys: set[object] | None, inside: Context
) -> list[tuple[Value, Context]] | None:
    """What functions put below some keys, or any, of a mapping that is filled by calls of another one.

    ``def on(kind): def keep(handler): HANDLERS[kind] = handler``: the handlers of one kind are those
    that were given together with it. None where it is filled in another way.
    """
    found: list[tuple[Value, Context]] = []
    for name, entry in mapping.items:
        if type(entry) is Seq and not entry.items:
            continue  # ``HANDLERS = {"paid": []}``
        given = entry.items[0] if type(entry) is Seq and len(entry.items) == 1 else entry
        made = inside.module.call(given.call) if type(given) is Result else None
        if made is not None and last_name(made.callee) in _PARTIALS and made.args:
            given = made.args[0]  # ``HANDLERS[kind].append(partial(handler, **options))``
        filling = _filling(given, inside.module) if name is not None else None
        if name is None or filling is None:
            return None
        entrances = resolver.entrances(filling)
        if not entrances:
            return None
        for entered in entrances[:MAX_REGISTERED]:
            if _are_of_two(_object_around(entered), _object_around(inside)):
                continue
            told = _keys(resolver, name, entered) if keys is not None else None
            if keys is None or _may_meet(keys, told) or _may_be_below(resolver, keys, told):
                found.append((entry, entered))
    return found


def _filling(given: Value, module: Module) -> FunctionEntry | None:
    """The function that puts what it is given below a key, or one inside it that wraps that."""
    functions = module.functions
    if type(given) is Param:
        return functions.get(given.function)
    inner = functions.get(given.name.removeprefix(":")) if type(given) is Symbol else None
    nested = inner is not None and inner.facts.is_nested
    return functions.get(inner.name.rpartition(".")[0]) if inner is not None and nested else None


def _object_around(context: Context) -> Object | None:
    """The object of whose method a function is, or the function in which it is nested."""
    holder: Context | None = context
    while holder is not None and holder.me is None:
        holder = holder.outer
    return holder.me if holder is not None else None


def _are_of_two(one: Object | None, other: Object | None) -> bool:
    """Whether two objects were made by two calls: each bus has its own handlers."""
    if one is None or other is None or one.call is None or other.call is None:
        return False
    return one.call != other.call


def _written_key(name: Value) -> set[object] | None:
    """The constant, or the constants, that a key of a mapping is; None where it is anything else."""
    if type(name) is Const:
        return {name.value}
    if type(name) is Seq and all(type(part) is Const for part in name.items):
        return {tuple(part.value for part in name.items if type(part) is Const)}
    return None


def _may_meet(keys: set[object], others: set[object] | None) -> bool:
    """Whether one of some keys may be one of others, which may be anything where they are None."""
    if others is None or not keys.isdisjoint(others):
        return True
    pairs = [key for key in keys if type(key) is tuple]
    return any(
        type(other) is tuple and len(pair) == len(other) and all(map(_may_be_same, pair, other))
        for pair in pairs
        for other in others
    )


def _may_be_same(one: object, other: object) -> bool:
    return one is _ANYTHING or other is _ANYTHING or one == other


def _constants(mapping: Dict) -> set[object]:
    """The constants that a mapping holds and that are no keys of it.

    A loop over a mapping is taken to give these, so a key that came from a loop looks like one of them.
    """
    held: set[object] = {item.value for _, item in mapping.items if type(item) is Const}
    return held - {name.value for name, _ in mapping.items if type(name) is Const}


def _keys(resolver: Resolver, key: Value | None, context: Context) -> set[object] | None:
    """The constants that a key may be; None when it may be anything."""
    if key is None:
        return None
    keys: set[object] = set()
    for term in resolver.resolve(key, context):
        if type(term.form) is Const:
            keys.add(term.form.value)
        elif isinstance(term.form, ClassEntry):  # ``HANDLERS[type(event)]``
            keys.add(term.form)
        elif type(term.form) is Seq:  # ``HANDLERS["stripe", event]``
            keys.add(tuple(_part_of_key(resolver, it, term.context) for it in term.form.items))
        else:
            return None
    return keys


def _part_of_key(resolver: Resolver, part: Value, context: Context) -> object:
    """A part of a key that is made of several, where it is one constant."""
    terms = resolver.resolve(part, context)
    only = terms[0].form if len(terms) == 1 else UNKNOWN
    return only.value if type(only) is Const else _ANYTHING
