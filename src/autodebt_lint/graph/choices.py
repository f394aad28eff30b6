"""Which row of a table a function takes: what it does with one row it does not do with another.

``ROUTES = {"orders": {"source": ..., "sink": ...}, ...}`` and ``def run(name): route = ROUTES[name]``: where
nobody in the project says which name, each is a run of its own, so that the source of one row never
meets the sink of the next. So is each round of ``for read, write in PAIRS``.
"""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Taken
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
    inner_values,
)

MAX_ROWS = 8
"""Rows of a table that are told apart; of a longer one all are taken together."""
MAX_METHODS = 12
"""Methods of an object that call each other, of which each is looked at."""
MAX_LOOPS = 4
"""Loops of one function whose tables are looked at."""
_ROWS = frozenset([Dict, Seq, Result])
_TABLES = frozenset([Dict, Symbol])
_LISTING = frozenset(["items", "values"])
"""Methods by which a table with keys is gone through."""
MAX_VALUES = 400
"""Values of a function that are searched for tables."""


class Choices:
    """Tells the runs of functions that are told a row."""

    def __init__(self, resolver: Resolver) -> None:
        """Tell with what `resolver` resolves."""
        self._resolver = resolver
        self._asked: dict[FunctionEntry, list[tuple[str, Symbol]]] = {}
        self._looked: dict[FunctionEntry, list[Value]] = {}
        self._known: dict[tuple[int, int], tuple[Value, Context, list[Context]]] = {}
        """With what the ids are of, so that they stay their own."""
        self._begun: dict[FunctionEntry, list[Context]] = {}
        self._told: set[int] = set()
        """Ids of contexts that are kept below."""
        self._runs: dict[tuple[int, str, str], Context] = {}

    def begun(self, function: FunctionEntry) -> list[Context]:
        """The contexts in which a function begins: of a method of a class above others, once for each of these.

        What such a method leaves to the classes below it, each does with what is its own.
        """
        anywhere, owner = self._resolver.anywhere(function), function.owner
        if owner is None or anywhere.me is None:
            return self.of(anywhere)
        if function not in self._begun:
            project = self._resolver.project
            method = last_part(function.name)
            below = [
                cls
                for cls in project.subclasses(owner)
                if project.inherited(cls, method) is function
            ]
            made = [owner] if self._resolver.makings(owner) else []
            told = 0 < len(below) <= MAX_ROWS and self._leaves_open(function, below)
            self._begun[function] = [
                Context(function.module, function, me=Object(cls), outer=anywhere.outer)
                for cls in ((*made, *below) if told else ())
            ]
        runs = self._begun[function] or [anywhere]
        return [inner for run in runs for inner in self.of(run)]

    def _leaves_open(self, function: FunctionEntry, below: Collection[ClassEntry]) -> bool:
        """Whether the methods of an object that one of them calls, at most so far away, are those of the classes below."""
        owner, own = function.owner, self._resolver.project.inherited
        assert owner is not None
        waiting, seen = [function], {function}
        for method in waiting:  # grows while it is gone through
            for call in method.details.calls:
                callee = call.callee
                if type(callee) is not Attr or callee.base != Param(method.name, method.self_name):
                    continue
                called = own(owner, callee.name)
                if any(own(cls, callee.name) is not called for cls in below):
                    return True
                if called is not None and called not in seen and len(seen) < MAX_METHODS:
                    seen.add(called)
                    waiting.append(called)
        return False

    def of(self, context: Context) -> list[Context]:
        """A function as it was entered, once for each row that it may have been told to take."""
        function = context.function
        if function is None or self._is_told(context):
            return [context]
        told: list[Context] = []
        for name, table in self._tables(function):
            keys = self._keys(name, table, context) if not told else []
            told = [self._run(context, name, key) for key in keys] if len(keys) > 1 else told
        for item in (*self._looped(function), *self._looked_up(function)):
            told = told or self._rounds(item, context)
        self._told.update(map(id, told))
        return told or [context]

    def _is_told(self, context: Context) -> bool:
        """Whether a function that leads here was told a row already: one table at a time is enough."""
        above: Context | None = context
        while above is not None and id(above) not in self._told:
            above = above.caller
        return above is not None

    def _looped(self, function: FunctionEntry) -> list[Value]:
        """What the loops of a function call the rows that they go through; two of one table may hand on."""
        rows = [row for _, _, row in function.details.tables]
        return [row for row in rows if rows.count(row) == 1] if len(rows) <= MAX_LOOPS else []

    def _looked_up(self, function: FunctionEntry) -> list[Value]:
        """The row that a function takes out of a table of a module by a key it was not given: ``read, write = FLOWS[name]``."""
        if function not in self._looked:
            rows = list(dict.fromkeys(_rows_in(function)))
            self._looked[function] = rows if len(rows) == 1 else []
        return self._looked[function]

    def _rounds(self, item: Value, context: Context) -> list[Context]:
        """A function as it was entered, once for each row of the table that a loop goes through."""
        key = (id(item), id(context))
        if key not in self._known:
            rows, inside = self._rows(item, context)
            told = 1 < len(rows) <= MAX_ROWS and all(type(row) in _ROWS for row in rows)
            runs = [context.in_round(Taken(item, row, inside)) for row in (rows if told else ())]
            self._known[key] = (item, context, runs)
        return self._known[key][2]

    def _rows(self, item: Value, context: Context) -> tuple[tuple[Value, ...], Context]:
        """The rows that something called by a loop may be, and the context in which they are to be read."""
        if type(item) is Either:
            return item.options, context
        if type(item) is not Item:
            return (), context
        if type(item.base) is Result:
            held = self._resolver.holder(item.base.call, context)
            if held is None or last_name(held[0].callee) not in _LISTING:
                return (), context
        terms = self._resolver.resolve(item.base, context)
        form, inside = terms[0]
        if len(terms) == 1 and type(form) is Seq:
            return form.items, inside
        if len(terms) == 1 and type(form) is Dict and (item.key or type(item.base) is Dict):
            return tuple(value for _, value in form.items), inside
        return (), context

    def _tables(self, function: FunctionEntry) -> list[tuple[str, Symbol]]:
        """The parameters of a function that are keys of tables of a module, each with the table."""
        found = self._asked.get(function)
        if found is None:
            found = self._asked[function] = list(dict.fromkeys(_tables_in(function)))
        return found

    def _keys(self, name: str, table: Symbol, context: Context) -> list[str]:
        """The keys of a table, where nothing says which of them a parameter is."""
        assert context.function is not None
        told = self._resolver.resolve(Param(context.function.name, name), context)
        known = [term.form.value for term in told if type(term.form) is Const]
        if len(known) < len(told):
            known = []  # it may be any other, too
        elif len(known) == 1:
            return []
        terms = self._resolver.resolve(table, context)
        form = terms[0].form if len(terms) == 1 else None
        if type(form) is not Dict or not 1 < len(form.items) <= MAX_ROWS:
            return []
        keys = [key.value for key, _ in form.items if type(key) is Const]
        texts = [key for key in keys if isinstance(key, str)]
        if len(texts) != len(form.items):
            return []
        return [text for text in texts if text in known] if known else texts

    def _run(self, context: Context, name: str, key: str) -> Context:
        """A function as it was entered with one key."""
        known = (id(context), name, key)
        if known not in self._runs:
            function = context.function
            assert function is not None
            place = function.facts.place
            call = context.call or Call(-1, UNKNOWN, (), (), place)
            params = [it for it in function.facts.params if not it.startswith("*")]
            at = params.index(name) - bool(function.self_name) if name in params else -1
            args = tuple(Const(key) if at == n else value for n, value in enumerate(call.args))
            keywords = tuple((k, value) for k, value in call.keywords if k != name)
            if not 0 <= at < len(call.args):
                keywords = (*keywords, (name, Const(key)))
            self._runs[known] = Context(
                context.module,
                function,
                call=replace(call, args=args, keywords=keywords),
                caller=context.caller or self._resolver.anywhere(function),
                me=context.me,
                outer=context.outer,
            )
        return self._runs[known]


def _tables_in(function: FunctionEntry) -> Iterator[tuple[str, Symbol]]:
    for value in _values_in(function):
        key = value.key if type(value) is Item else None
        own = type(key) is Param and key.function == function.name
        if own and type(key) is Param and type(value) is Item and type(value.base) is Symbol:
            yield key.name, value.base


def _rows_in(function: FunctionEntry) -> Iterator[Value]:
    """What a function takes out of tables, and takes apart in turn or hands on."""
    handed = {id(value) for call in function.details.calls for value in call.given}
    for value in _values_in(function):
        row = value.base if type(value) is Item and type(value.key) is Const else value
        taken = row is not value or id(value) in handed
        if taken and type(row) is Item and type(row.base) in _TABLES and row.key is not None:
            own = type(row.key) is Param and row.key.function == function.name
            if not own and type(row.key) is not Const:
                yield row


def _values_in(function: FunctionEntry) -> list[Value]:
    """The values with which the calls of a function are made, and the parts of them."""
    details = function.details
    waiting: list[Value] = [*details.returns, *details.yields]
    for call in details.calls:
        waiting += [call.callee, *call.given]
    for value in waiting:  # grows while it is gone through
        if len(waiting) < MAX_VALUES:
            waiting += inner_values(value)
    return waiting
