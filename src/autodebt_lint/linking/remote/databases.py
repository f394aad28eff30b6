"""Whose database a call reaches: known by the database's name, its variable, or tables in a statement."""

from collections.abc import Iterator

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.statements import statement
from autodebt_lint.linking.resolving.addresses import Piece, texts
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.patterns import pattern

_NAMING = frozenset(
    "database dbname db db_name database_name schema host hostname server service_name dsn".split()
)
_WORD = pattern(r"[A-Za-z]+")
_NAME = pattern(r"[\w$]+")
#: Schemas that a system's own tables stand in; below another one stands a copy.
_OWN_SCHEMAS = frozenset(["", "public", "dbo"])


def owners_of(
    remote: RemoteCall, resolver: Resolver, knowledge: Knowledge
) -> Iterator[tuple[System, str]]:
    """Yield the systems to which the database of a call belongs, each with what gives it away.

    A warehouse holds copies of everybody's tables and is nobody's own database.
    """
    if any(system.category == "data-warehouse" for system in remote.systems):
        return
    for name in _names(remote, resolver):
        for word in _WORD.findall(name):
            system = knowledge.system_for_database(word)
            if system is not None:
                yield system, f"the database is called {name}"
    for text in statements(remote, resolver):
        if any(map(knowledge.system_for_table, _NAME.findall(text.lower()))):
            for schema, name in statement(text).tables:
                system = knowledge.system_for_table(name.lower())
                if system is not None and schema.lower() in _OWN_SCHEMAS:
                    yield system, f"{name.lower()} is a table of its own"


def _names(remote: RemoteCall, resolver: Resolver) -> Iterator[str]:
    """Names of hosts, databases and variables in a connection."""
    if remote.behaviour is None or remote.behaviour.makes != "database":
        return
    for address in remote.addresses:
        yield from _told(address.pieces)
        yield address.name
        yield address.path.strip("/").partition("?")[0]
    for key, value in remote.call.keywords:
        if key.lower() in _NAMING:
            for row in texts(resolver, value, remote.context):
                yield from _told(row)


def _told(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        kind, _, name = piece.origin.partition(":")
        if kind == "environment":
            yield name
        elif piece.place is not None and "://" not in piece.text:
            yield piece.text


def statements(remote: RemoteCall, resolver: Resolver) -> Iterator[str]:
    """The statements that a call may run."""
    if remote.behaviour is not None and remote.behaviour.makes == "database":
        return
    if remote.statement is not None:
        yield from strings(*remote.statement, resolver)
