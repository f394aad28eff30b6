"""Databases that are a file: what one script puts into a table of SQLite, and another one asks of it.

Two scripts hand data over by a table where they name the same file and the same table.
"""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.linking.naming import last_name, stands_on
from autodebt_lint.linking.remote.likely import LOCAL_DATABASES
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.statements import statement
from autodebt_lint.linking.remote.unusual_calls import connection_given
from autodebt_lint.linking.remote.verbs import READ, WRITE
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Result, Symbol, Value
from autodebt_lint.patterns import pattern

EXECUTING = frozenset(["execute", "executemany", "executescript"])
"""Methods that are given a statement."""
TO_TABLE = "to_sql"
"""The method of a frame that writes it into a table."""
_FROM_TABLE = frozenset(["read_sql", "read_sql_query", "read_sql_table"])
CHANGING = EXECUTING | {TO_TABLE}
"""Last names of all calls that may change a table."""
_CURSOR = "cursor"
_FETCHING = frozenset(["fetchall", "fetchone", "fetchmany"])
"""Methods of a cursor that give the rows of what it was asked before."""
_KEEPING = pattern(r"(?i)\s*(?:insert|replace|update|with)\b")
"""What begins a statement that puts something into a table."""
MAX_STEPS = 4
"""Calls between a connection and the cursor that it gave."""


class Asked(NamedTuple):
    """A table, and the file that it stands in."""

    operation: str
    table: str
    path: Value
    context: Context


class LocalDatabases:
    """Tells the calls that read and change the tables of such files."""

    def __init__(self, resolver: Resolver) -> None:
        """Tell with what `resolver` resolves."""
        self._resolver = resolver

    def asked(self, call: Call, context: Context) -> Asked | None:
        """What a call reads or changes; None where it does something else."""
        name = last_name(call.callee)
        if name in EXECUTING:
            return self._executed(call, context)
        if name == _CURSOR or name in _FETCHING:
            # ``cursor.execute(statement)``, and then its rows
            asked = Result(call.number) if name == _CURSOR else stands_on(call.callee)
            return self._asked_of(asked, context) if asked is not None else None
        if name == TO_TABLE or name in _FROM_TABLE:
            return self._of_frame(call, context, WRITE if name == TO_TABLE else READ)
        return None

    def _asked_of(self, cursor: Value, context: Context) -> Asked | None:
        """What a function asks of a cursor before it takes its rows."""
        executing = context.function.calls_named(EXECUTING) if context.function is not None else ()
        for other in executing:
            if stands_on(other.callee) == cursor:
                found = self._executed(other, context)
                if found is not None and found.operation == READ:
                    return found
        return None

    def _executed(self, call: Call, context: Context) -> Asked | None:
        opened = self._opened(stands_on(call.callee), context)
        if opened is None or not call.args:
            return None
        for text in strings(call.args[0], context, self._resolver):
            told = statement(text)
            tables = told.writes if told.operation == WRITE else told.reads
            if told.operation == WRITE and not (_KEEPING.match(text) and _is_given_rows(call)):
                continue
            if told.operation and tables:
                return Asked(told.operation, tables[0].name, *opened)
        return None

    def _of_frame(self, call: Call, context: Context, operation: str) -> Asked | None:
        named = dict(call.keywords)
        opened = self._opened(connection_given(call), context)
        what = call.args[0] if call.args else named.get("name", named.get("sql"))
        if opened is None or what is None:
            return None
        for text in strings(what, context, self._resolver):
            tables = statement(text).reads if operation == READ else ()
            return Asked(operation, tables[0].name if tables else text.strip(), *opened)
        return None

    def _opened(
        self, value: Value | None, context: Context, steps: int = 0
    ) -> tuple[Value, Context] | None:
        """The path of the file that a connection, or a cursor of one, is of, and where to read it."""
        for call, inside in self._made(value, context) if value is not None else ():
            if type(call.callee) is Symbol and call.callee.name in LOCAL_DATABASES:
                path = call.args[0] if call.args else dict(call.keywords).get("database")
                return (path, inside) if path is not None else None
            if steps < MAX_STEPS and last_name(call.callee) == _CURSOR:
                return self._opened(stands_on(call.callee), inside, steps + 1)
        return None

    def _made(self, value: Value, context: Context) -> Iterator[tuple[Call, Context]]:
        """The calls that made what a value is."""
        for form, inside in self._resolver.resolve(value, context):
            held = self._resolver.holder(form.call, inside) if type(form) is Result else None
            if held is not None:
                yield held


def _is_given_rows(call: Call) -> bool:
    """Whether a call is given more than a statement that is the same each time."""
    return len(call.args) > 1 or bool(call.keywords) or type(call.args[0]) is not Const
