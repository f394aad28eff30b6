"""What tasks of Luigi are handed: the outputs of those that they require.

``def requires(self): return Orders(day=self.day)`` and ``self.input().open()``: the target is what ``Orders.output`` returns.
"""

from collections.abc import Iterator
from typing import cast

from autodebt_lint.linking.definitions import ClassEntry
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Placed, Term
from autodebt_lint.model.values import Dict, Result, Seq, Value

INPUT = "input"
_REQUIRED, _OUTPUT, _CLONING = "requires", "output", "clone"
_LIBRARY = "luigi."


def inputs(resolver: Resolver, me: Object) -> list[Term]:
    """The outputs of the tasks that one requires; several are a list."""
    project = resolver.project
    base = project.external_base(me.cls)
    method = project.inherited(me.cls, _REQUIRED)
    if method is None or not (base or "").startswith(_LIBRARY):
        return []
    inside = Context(method.module, method, me=me)
    found: list[Term] = []
    for value in method.details.returns:
        if type(value) is Seq:
            found.append(Term(_listed(resolver, value.items, inside), inside))
        elif type(value) is Dict:
            named = [(key, _listed(resolver, (it,), inside)) for key, it in value.items]
            outputs = [(key, listed.items[0]) for key, listed in named if listed.items]
            found.append(Term(Dict(tuple(outputs)), inside))
        else:
            found += resolver.resolve_all(_outputs(resolver, value, inside))
    if method.details.yields:
        found.append(Term(_listed(resolver, method.details.yields, inside), inside))
    return found


def _listed(resolver: Resolver, required: tuple[Value, ...], context: Context) -> Seq:
    """The outputs of several tasks, each to be read where its task says it."""
    outputs = [it for value in required for it in _outputs(resolver, value, context)]
    return Seq(tuple(cast("Value", Placed(*output)) for output in outputs))


def _outputs(
    resolver: Resolver, required: Value, context: Context
) -> Iterator[tuple[Value, Context]]:
    """What a task that is required gives as its output."""
    for task in _tasks(resolver, required, context):
        output = resolver.project.inherited(task.cls, _OUTPUT)
        if output is not None:
            there = Context(output.module, output, me=task)
            yield from ((given, there) for given in output.details.returns)


def _tasks(resolver: Resolver, value: Value, context: Context) -> Iterator[Object]:
    """The tasks that a value is: ``Orders()``, ``self.clone(Refunds)``."""
    held = resolver.holder(value.call, context) if type(value) is Result else None
    if held is not None and last_name(held[0].callee) == _CLONING and held[0].args:
        call, inside = held
        for term in resolver.resolve(call.args[0], inside):
            if isinstance(term.form, ClassEntry):
                yield Object(term.form, call, inside)
    else:
        for term in resolver.resolve(value, context):
            if isinstance(term.form, Object):
                yield term.form
