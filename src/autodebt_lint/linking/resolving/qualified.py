"""Qualified names of what is called or read, attributes named after the class of the object."""

from collections.abc import Callable, Iterator

from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    Attr,
    Const,
    Instance,
    Item,
    Param,
    Result,
    Symbol,
    Value,
)

MAX_DEPTH = 80
"""Steps back along a chain of calls: ``read(path).dropna().head()`` takes two for each."""
MAX_NAMES = 8
_MAKES = ("LoadFrom", "From", "Create")
"""Begin the names of class methods that make an object, in libraries that write these with capitals."""

MadeBy = Callable[[str], str]


class QualifiedNames:
    """Tells names by which the rulesets may know a value; one for the questions of one module."""

    def __init__(self, resolver: Resolver, made_by: MadeBy) -> None:
        """Ask `resolver`.

        Args:
            resolver: of the project.
            made_by: the class of what a function of a library gives, by both their qualified
                names; "" when unknown.
        """
        self._resolver = resolver
        self._made_by = made_by
        self._results: dict[tuple[int, ...], tuple[tuple[Call, Context], frozenset[str]]] = {}
        self._asked: set[tuple[int, ...]] = set()

    def of_callee(self, call: Call, context: Context) -> set[str]:
        """Names of what a call may call: ``slack_sdk.WebClient.files_upload``."""
        return self.of(call.callee, context)

    def of(self, value: Value, context: Context) -> set[str]:
        """Names of a value; of an object, those of its class."""
        names = self._declared(value, context)
        for term in self._resolver.resolve(value, context):
            names |= self._of_term(term, 0)
        return names

    def _declared(self, value: Value, context: Context) -> set[str]:
        """What the annotation of a parameter or of a result says, whatever callers or returns give."""
        if type(value) is Attr:
            return {f"{name}.{value.name}" for name in self._declared(value.base, context)}
        if type(value) is Param:
            function = context.module.functions.get(value.function)
            return self._annotated(function, value.name) if function is not None else set()
        if type(value) is not Result:
            return set()
        held = self._resolver.holder(value.call, context)
        if held is None:
            return set()
        return {
            name
            for function in self._resolver.functions_called(*held)
            for name in self._annotated(function, "return")
        }

    def _annotated(self, function: FunctionEntry, what: str) -> set[str]:
        body = self._resolver.body(function.module)
        return {
            name
            for annotated, kind in function.details.annotations
            if annotated == what
            for name in self.of(Instance(kind), body)
        }

    def _of_term(self, term: Term, depth: int) -> set[str]:
        form = term.form
        if depth > MAX_DEPTH:
            return set()
        if type(form) is Symbol:
            return {form.name}
        if type(form) is Attr:
            bases = self._of_holder(Term(form.base, term.context), depth + 1)
            return {f"{base}.{form.name}" for base in bases}
        if type(form) is Instance and type(form.of) is Symbol:
            return self._with_class({form.of.name})
        if isinstance(form, Object):
            base = self._resolver.project.external_base(form.cls)
            return self._with_class({base}) if base else set()
        if type(form) is Result:
            return self._of_result(form, term.context, depth)
        if type(form) is Item:
            return self._of_item(form, term.context, depth)
        return set()

    def _of_holder(self, term: Term, depth: int) -> set[str]:
        """Names of what an attribute or an item is read of; what has any attribute by that of its class too.

        ``database.orders`` is a collection, and what ``database.command(...)`` gives is none.
        """
        form = term.form
        if type(form) is not Attr or depth > MAX_DEPTH:
            return self._with_class(self._of_term(term, depth))
        owners = self._of_holder(Term(form.base, term.context), depth + 1)
        names = self._with_class({f"{owner}.{form.name}" for owner in owners})
        return names | {made for it in owners if (made := self._made_by(f"{it}.__getattr__"))}

    def _of_result(self, result: Result, context: Context, depth: int) -> set[str]:
        held = self._resolver.holder(result.call, context)
        if held is None:
            return set()
        key = (id(held[0]), *_entered_by(held[1]))
        known = self._results.get(key)
        if known is not None:
            return set(known[1])
        if key in self._asked:
            return set()  # ``frame = frame.append(row)`` in a loop: the other branch tells
        self._asked.add(key)
        names: set[str] = set()
        for inner in self._resolver.targets(*held):
            if type(inner.form) is Symbol:
                # On an instance the same name would say nothing about what comes back.
                names |= {inner.form.name, _made_by_class_method(inner.form.name)}
            elif type(inner.form) is Attr:
                names |= self._of_term(inner, depth + 1)
            elif type(inner.form) is Result:
                makers = self._of_term(inner, depth + 1)
                names |= {self._made_by(f"{maker}.__call__") for maker in makers}
            if len(names) >= MAX_NAMES:
                break
        self._asked.discard(key)
        names = self._with_class(names - {""})
        self._results[key] = (held, frozenset(names))  # kept, so that the ids stay their own
        return names

    def _of_item(self, item: Item, context: Context, depth: int) -> set[str]:
        """``frame["email"]`` by its own name, ``frame[mask]`` by the frame's too."""
        if item.key is None:
            return set()
        names: set[str] = set()
        for term in self._resolver.resolve(item.base, context):
            names |= self._of_holder(term, depth + 1)
        found = {made for name in names if (made := self._made_by(f"{name}.__getitem__"))}
        if type(item.key) is Const or not found:
            return found
        return found | names

    def _with_class(self, names: set[str]) -> set[str]:
        return names | {made for name in names if (made := self._made_by(name))}


def _entered_by(context: Context) -> Iterator[int]:
    """What tells contexts apart that are made anew on the way: the calls that led there, and the object."""
    if context.me is not None:
        yield from (id(context.me.cls), id(context.me.call))
    inside: Context | None = context
    while inside is not None:
        yield id(inside.call)
        inside = inside.caller


def _made_by_class_method(name: str) -> str:
    """The class that a call of its class method made: ``GoogleAdsClient.load_from_storage``."""
    owner, _, method = name.rpartition(".")
    last = owner.rpartition(".")[2]
    makes = method[:1].islower() or method.startswith(_MAKES)
    return owner if makes and last[:1].isupper() else ""
