"""SQL and its relatives (SOQL, GAQL): what a statement does, and with which tables.

The leading word tells of most statements, and nothing is loaded for them. For what it does not
tell (a ``WITH``, a ``COPY``, several statements in one text) and for tables the statement is parsed.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.remote.verbs import READ, WRITE, verb_operation
from autodebt_lint.patterns import pattern

Expression: TypeAlias = Any
"""A node of a parsed statement; its class has another name in each year of sqlglot."""

MAX_LENGTH = 20_000
"""Characters of a statement that is parsed; of a longer one only the leading word counts."""
MAX_NESTING = 60

_LEADING = pattern(r"\s*(?:--[^\n]*\n\s*|/\*.*?\*/\s*|\(\s*)*([A-Za-z]+)\b", re.DOTALL)
_READING = frozenset("select show describe desc explain pragma list unload values with".split())
#: What follows tells.
_UNCLEAR = frozenset(["with", "copy", "begin"])
_WRITING = frozenset(
    "insert update delete merge replace upsert truncate load create alter drop call exec execute".split()
)
#: A procedure that is run: ``EXEC dbo.usp_GetOrders @day = ?``, ``{CALL get_orders (?)}``.
_PROCEDURE = pattern(r"(?i)\s*\{?\s*(?:exec(?:ute)?|call)\s+([\w.\[\]]+)")
#: A local file that is sent into a stage of Snowflake.
_SENDING = pattern(r"(?i)\s*put\s+'?file://")
#: What begins a text that may hold a statement.
_BEGINNING = _READING | _WRITING | _UNCLEAR | frozenset("declare set use grant revoke".split())
#: After these the leading word does not tell: ``SELECT ... INTO``, a second statement.
_MORE = pattern(r"(?i)\binto\b|;\s*\S")
#: The short form that SQLite and MySQL have of an insertion.
_REPLACING = pattern(r"(?i)^\s*replace\s+into\b")
_HOLE = pattern(r"%\(\w+\)s|%[sd]|\{[^{}]*\}|\$\{\w+\}")
_BRACKETED = pattern(r"\[([A-Za-z_][\w ]*)\]")


class Table(NamedTuple):
    """A table, or what a query language calls so."""

    schema: str
    name: str


class Statement(NamedTuple):
    """What a text of one or several statements does."""

    operation: str
    """``read`` or ``write``; "" where that cannot be told."""
    reads: tuple[Table, ...] = ()
    writes: tuple[Table, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """All of them, those that are written first."""
        return (*self.writes, *self.reads)


NOTHING = Statement("")


def statement_operation(text: str) -> str | None:
    """Read or write, by a statement; None for a text that is none."""
    procedure = _PROCEDURE.match(text)
    if procedure is not None:
        return READ if verb_operation(procedure[1].rpartition(".")[2]) == READ else WRITE
    leading = _LEADING.match(text)
    word = leading[1].lower() if leading else ""
    if word in _WRITING or (word == "put" and _SENDING.match(text) is not None):
        return WRITE
    unclear = word in _UNCLEAR or (word in _READING and _MORE.search(text) is not None)
    told = statement(text).operation if unclear else ""
    return told or (READ if word in _READING else None)


@functools.lru_cache(maxsize=1_024)
def statement(text: str) -> Statement:
    """Parse a text.

    Args:
        text: one or several statements; unknown parts are U+FFFC.

    Returns:
        What it does; nothing for a text that cannot be parsed.
    """
    leading = _LEADING.match(text)
    if leading is None or leading[1].lower() not in _BEGINNING:
        return NOTHING
    if len(text) > MAX_LENGTH or _nesting(text) > MAX_NESTING:
        return NOTHING
    operation = ""
    reads: dict[Table, None] = {}
    writes: dict[Table, None] = {}
    for expression in _parsed(_plain(text)):
        if isinstance(expression, _kinds().Use):
            continue
        target = _target(expression)
        made = {item.alias_or_name.lower() for item in expression.find_all(_kinds().CTE)}
        tables = [
            _table(item)
            for item in expression.find_all(_kinds().Table)
            if item is not target and item.name.lower() not in made
        ]
        written = [_table(target)] if target is not None else []
        reads.update(dict.fromkeys(tables))
        writes.update(dict.fromkeys(written))
        if _writes(expression):
            operation = WRITE
        elif isinstance(expression, (_kinds().Query, _kinds().Copy)):
            operation = operation or READ
    return Statement(operation, _known(reads), _known(writes))


def _nesting(text: str) -> int:
    depth = deepest = 0
    for character in text:
        if character == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif character == ")":
            depth -= 1
    return deepest


def _plain(text: str) -> str:
    """A text in which placeholders, quotes and insertions are those that every dialect knows."""
    standard = _REPLACING.sub("insert into", _HOLE.sub(UNKNOWN_PART, text))
    return _BRACKETED.sub(r'"\1"', standard).replace("`", '"')


def _parsed(text: str) -> list[Expression]:
    import logging

    import sqlglot

    # Of what it does not support it tells in the log, which belongs to the host.
    log = logging.getLogger("sqlglot")
    silent, log.disabled = log.disabled, True
    try:
        found = sqlglot.parse(text, error_level=sqlglot.ErrorLevel.IGNORE)
    except (sqlglot.errors.SqlglotError, RecursionError, ValueError, TypeError, AttributeError):
        return []  # texts that only begin like a statement
    finally:
        log.disabled = silent
    return [expression for expression in found if expression is not None]


def _kinds() -> Any:
    from sqlglot import expressions

    return expressions


def _writes(expression: Expression) -> bool:
    kinds = _kinds()
    if isinstance(expression, kinds.Copy):
        return bool(expression.args.get("kind")) and not _is_stage(expression.this)
    changing = (kinds.DML, kinds.Create, kinds.Alter, kinds.Drop, kinds.TruncateTable, kinds.Merge)
    if isinstance(expression, changing):
        return True
    if isinstance(expression, kinds.Command):
        return str(expression.this).lower() in _WRITING
    return (
        next(expression.find_all(kinds.Insert, kinds.Update, kinds.Delete, kinds.Into), None)
        is not None
    )


def _is_stage(target: Any) -> bool:
    """Whether a ``COPY INTO`` unloads to files instead of loading a table."""
    return str(target).lstrip("'\"").startswith(("@", "s3:", "gcs:", "azure:"))


def _target(expression: Expression) -> Expression | None:
    """The table that a statement changes."""
    kinds = _kinds()
    into = expression.find(kinds.Into)
    if into is not None:
        return into.find(kinds.Table)
    if not _writes(expression):
        return None
    for change in expression.find_all(kinds.DML, kinds.Merge):
        if not isinstance(change, kinds.Query):
            expression = change
            break
    this = expression.this
    changed = [this] if isinstance(this, kinds.Expression) else []
    return next(
        _tables([*changed, *(expression.args.get("tables") or ()), *expression.expressions]), None
    )


def _tables(parts: Iterable[Expression]) -> Iterator[Expression]:
    for part in parts:
        yield from part.find_all(_kinds().Table)


def _table(item: Any) -> Table:
    """A table; BigQuery's names in quotes are several in one: ```project.dataset.table```."""
    before, _, name = item.name.rpartition(".")
    return Table(item.db or before, name)


def _known(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Those whose name is known."""
    return tuple(table for table in tables if any(map(str.isalnum, table.name)))
