"""Rows of a database as objects of the class that stands for their table.

``session.query(Order).filter_by(paid=True).first()``, ``Order.query.get(number)``,
``Order.objects.all()``: whoever calls a method of what that gives enters one of the class.
"""

from autodebt_lint.linking.definitions import ClassEntry
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Result, Symbol, Value

_ASKING = frozenset(["query", "scalars", "execute", "select"])
"""Methods and functions that are given a class, or a statement about one."""
_CHAINED = _ASKING | frozenset(
    "filter filter_by where options join outerjoin order_by limit offset distinct exclude all iterator select_related "
    "prefetch_related with_for_update execution_options unique".split()
)
"""Calls of which one stands on the other before rows are taken out."""
_ONE = frozenset(
    "get get_one first last latest earliest one one_or_none scalar_one scalar_one_or_none".split()
)
"""Methods that give one row."""
_MANAGERS = (".query.", ".objects.")
"""What stands between a class and the methods that ask for its rows."""
NAMES = _CHAINED | _ONE
MAX_CHAIN = 8


def row_given(resolver: Resolver, call: Call, context: Context) -> list[Term]:
    """The row that a call gives, as an object of its class; none where it gives something else."""
    return _row(resolver, call, context) if last_name(call.callee) in _ONE else []


def row_among(resolver: Resolver, rows: Result, context: Context) -> list[Term]:
    """The same for any of the rows that a call gives."""
    held = resolver.holder(rows.call, context)
    if held is None or last_name(held[0].callee) not in _CHAINED:
        return []
    return _row(resolver, *held)


def _row(resolver: Resolver, call: Call, context: Context) -> list[Term]:
    cls = _asked(resolver, call, context)
    return [Term(Object(cls, is_row=True), resolver.body(cls.module))] if cls is not None else []


def _asked(resolver: Resolver, call: Call, context: Context) -> ClassEntry | None:
    """The class about whose rows a chain of calls asks."""
    for _ in range(MAX_CHAIN):
        callee, name = call.callee, last_name(call.callee)
        if name not in NAMES:
            return None
        if type(callee) is Symbol:
            for manager in _MANAGERS:
                owner, found, _ = callee.name.partition(manager)
                if found:
                    return _class(resolver, Symbol(owner), context)
        # ``session.get(Order, number)``
        if call.args and (name in _ASKING or (name in _ONE and len(call.args) > 1)):
            return _class(resolver, call.args[0], context)
        base = callee.base if type(callee) is Attr else None
        held = resolver.holder(base.call, context) if type(base) is Result else None
        if held is None:
            return None
        call, context = held
    return None


def _class(resolver: Resolver, value: Value, context: Context) -> ClassEntry | None:
    """The class that a value is, or that a statement asks for: ``select(Order)``."""
    for form, inside in resolver.resolve(value, context):
        if isinstance(form, ClassEntry):
            return form
        held = resolver.holder(form.call, inside) if type(form) is Result else None
        if held is not None and last_name(held[0].callee) in _CHAINED:
            return _asked(resolver, *held)
    return None
