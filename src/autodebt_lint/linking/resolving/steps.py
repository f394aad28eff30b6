"""Which function resolves which kind of value; constants, texts and containers are plain already."""

from collections.abc import Mapping

from autodebt_lint.linking.resolving import items, members, parameters, results
from autodebt_lint.linking.resolving.resolver import Resolver, Step
from autodebt_lint.linking.resolving.terms import Context, Object, Placed, Term
from autodebt_lint.model.values import Attr, Either, Filled, Instance, Item, Param, Result, Symbol


def either(resolver: Resolver, value: Either, context: Context) -> list[Term]:
    """The alternatives of all options; in one round of a loop over rows written out, that of this round."""
    taken = context.taken
    if taken is not None and value == taken.item:
        return resolver.resolve(taken.row, taken.context)
    # What calls may have put into a container besides is asked for by who follows values.
    told = [option for option in value.options if type(option) is not Filled] or value.options
    made = [option for option in told if type(option) is not Instance]
    terms = resolver.resolve_all((option, context) for option in made)
    if len(made) == len(told) or any(isinstance(term.form, Object) for term in terms):
        return terms
    # What an annotation says counts where nobody sees what was made; a class of the project tells all.
    declared = resolver.resolve_all((it, context) for it in told if type(it) is Instance)
    return declared if any(isinstance(it.form, Object) for it in declared) else terms + declared


STEPS: Mapping[type, Step] = {
    Attr: members.attribute,
    Either: either,
    Instance: members.instance,
    Item: items.item,
    Param: parameters.parameter,
    Placed: lambda resolver, placed, _: resolver.resolve(placed.value, placed.context),
    Result: results.result,
    Symbol: members.symbol,
}
