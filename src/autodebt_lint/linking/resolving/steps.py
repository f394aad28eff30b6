"""Which function resolves which kind of value; constants, texts and containers are plain already."""

from collections.abc import Mapping

from autodebt_lint.linking.resolving import items, members, parameters, results
from autodebt_lint.linking.resolving.resolver import Resolver, Step
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.values import Attr, Either, Filled, Instance, Item, Param, Result, Symbol


def either(resolver: Resolver, value: Either, context: Context) -> list[Term]:
    """The alternatives of all options; in one round of a loop over rows written out, that of this round."""
    taken = context.taken
    if taken is not None and value == taken.item:
        return resolver.resolve(taken.row, taken.context)
    # What calls may have put into a container besides is asked for by who follows values.
    told = [option for option in value.options if type(option) is not Filled] or value.options
    return resolver.resolve_all((option, context) for option in told)


STEPS: Mapping[type, Step] = {
    Attr: members.attribute,
    Either: either,
    Instance: members.instance,
    Item: items.item,
    Param: parameters.parameter,
    Result: results.result,
    Symbol: members.symbol,
}
