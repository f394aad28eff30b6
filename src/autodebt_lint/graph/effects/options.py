"""What options of a command line are where nobody gives them: the files that scripts agree on by default.

``parser.add_argument("--out", default="orders.csv")`` of the standard library, and Click's decorators.
"""

from collections.abc import Iterator

from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Param, Result, Value

_PARSING = frozenset(["parse_args", "parse_known_args"])
_ADDING = frozenset(["add_argument"])
_DECORATING = frozenset(["option", "argument"])


def defaults_of(resolver: Resolver, term: Term) -> Iterator[tuple[Value, Context]]:
    """The default of the option that a resolved value is, with the context to read it in; at most one."""
    form, context = term
    if type(form) is Attr and type(form.base) is Result:
        held = resolver.holder(form.base.call, context)
        if held is not None and last_name(held[0].callee) in _PARSING:
            for call, inside in resolver.calls_in(held[1].module, _ADDING):
                yield from _default(call, form.name, inside)
    elif type(form) is Param:
        function = context.module.functions.get(form.function)
        for decorator in function.facts.decorators if function is not None else ():
            made = type(decorator) is Result and resolver.holder(
                decorator.call, resolver.body(context.module)
            )
            if made and last_name(made[0].callee) in _DECORATING:
                yield from _default(made[0], form.name, made[1])


def _default(call: Call, name: str, context: Context) -> Iterator[tuple[Value, Context]]:
    given = dict(call.keywords)
    if "default" in given and name in _names(call, given.get("dest")):
        yield given["default"], context


def _names(call: Call, told: Value | None) -> list[str]:
    """The name under which an option is found; of several the first long one, as both libraries say."""
    texts = [str(value.value) for value in (told, *call.args) if type(value) is Const]
    long = [text for text in texts if not text.startswith("-") or text.startswith("--")]
    return [text.lstrip("-").replace("-", "_") for text in (long or texts)[:1]]
