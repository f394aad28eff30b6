"""What a function does that was entered with a constant: only what runs for that one.

``ask("orders")`` of ``def ask(what): if what == "orders": return orders()`` gives nothing of the other branches.
"""

from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Branch, Call
from autodebt_lint.model.values import Const, Param, Value


def reaches(resolver: Resolver, call: Call, context: Context) -> bool:
    """Whether a function that was entered so gets to one of its calls."""
    return not any(
        first <= call.number < last
        for first, last in (it.calls for it in _left_out(resolver, context))
    )


def returned(resolver: Resolver, function: FunctionEntry, context: Context) -> tuple[Value, ...]:
    """What a function may return that was entered so."""
    spans = [branch.returns for branch in _left_out(resolver, context)]
    return _without(function.details.returns, spans)


def yielded(resolver: Resolver, function: FunctionEntry, context: Context) -> tuple[Value, ...]:
    """What it may yield."""
    spans = [branch.yields for branch in _left_out(resolver, context)]
    return _without(function.details.yields, spans)


def _without(values: tuple[Value, ...], spans: list[tuple[int, int]]) -> tuple[Value, ...]:
    if not spans:
        return values
    return tuple(
        value
        for place, value in enumerate(values)
        if not any(first <= place < last for first, last in spans)
    )


def _left_out(resolver: Resolver, context: Context) -> tuple[Branch, ...]:
    """The branches of a function that it does not take where it was entered so."""
    function = context.function
    branches = (
        function.details.branches if function is not None and context.call is not None else ()
    )
    if function is None or not branches:
        return ()
    known = resolver.left_out.get(id(context))
    if known is None:
        names = {branch.param for branch in branches}
        told = {name: _told(resolver, Param(function.name, name), context) for name in names}
        found = tuple(it for it in branches if told[it.param] and _is_left_out(it, told[it.param]))
        known = resolver.left_out[id(context)] = (context, found)
    return known[1]


def _is_left_out(branch: Branch, told: frozenset[str]) -> bool:
    """Whether a branch is for none of the texts that a parameter may be."""
    return told.issubset(branch.values) if branch.other else told.isdisjoint(branch.values)


def _told(resolver: Resolver, param: Param, context: Context) -> frozenset[str]:
    """The constants that a parameter may be, in lower case; none where it may be anything else."""
    forms = [term.form for term in resolver.resolve(param, context)]
    texts = [str(form.value).lower() for form in forms if type(form) is Const]
    return frozenset(texts) if len(texts) == len(forms) else frozenset()
