"""How the calls of client libraries behave: data for the error-handling rules and the graph.

A ruleset file describes the functions of a library, and the objects it makes with their methods:
the file of the vendor, or one below ``rulesets/clients`` for a library that serves many. An
argument is written ``["name", position]``, position -1 for keyword only.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from autodebt_lint.knowledge.table import Table

if TYPE_CHECKING:
    from autodebt_lint.knowledge.reading import Origin

Argument: TypeAlias = tuple[str, int]
Operation: TypeAlias = Literal[
    "read", "write", "both", "verb", "sql", "connect", "configure", "command", "local"
]


class Behaviour(Table, frozen=True):
    """What calls of some names do."""

    names: tuple[str, ...]
    """Qualified functions, or method names of the object they stand under."""
    operation: Operation = "connect"
    """``verb``: by the HTTP method argument; ``sql``: by the statement; ``command``: a shell
    command that may run curl; ``configure``: only sets the object up; ``local``: no remote call."""
    address: Argument | None = None
    """Where the URL, host or DSN is given."""
    on_connection: bool = False
    """Takes a connection that was made before in place of an address: ``pandas.read_sql(query, connection)``."""
    method: Argument | None = None
    """Where an HTTP method or a statement is given."""
    payload: tuple[Argument, ...] = ()
    """Arguments that carry data to the other side."""
    timeout: Argument | None = None
    """Where a timeout is given."""
    waits: bool = False
    """Waits for ever when no timeout is given."""
    limit: Literal["", "safe", "unsafe"] = ""
    """Whether a timeout in seconds may be added: ``safe`` where it limits each wait for the other
    side, ``unsafe`` where it may break off work that takes long; empty where nobody knows."""
    unless: tuple[str, ...] = ()
    """Keywords any of which gives the timeout in another way: ``connect_args``."""
    only_with: Argument | None = None
    """Connects at once only when this argument is given."""
    checked: bool = True
    """Raises by itself on an error status; False where the caller has to look."""
    raising: str = ""
    """Keyword that makes it raise by itself: ``raise_for_status``."""
    verify: tuple[str, ...] = ()
    """Keywords that switch the check of the certificate off when they are false."""
    dialects: tuple[str, ...] = ()
    """Waits only when the scheme of its address is one of these."""
    lazy: bool = False
    """Connects at the first use of what it makes, not at once."""
    keeps_failures: bool = False
    """Never fails: what went wrong stands in what it returns."""
    answers: bool = False
    """Only reads the answer of a call made before, to which it belongs."""
    makes: str = ""
    """Object type of the result, where it is one."""
    scheme: str = ""
    """What a bare host is contacted by; empty where an address carries its scheme."""


class ObjectType(Table, frozen=True):
    """An object that keeps settings for the calls made with it."""

    name: str
    """What ``makes`` says, and what annotations name: the qualified class."""
    makers: tuple[str, ...] = ()
    """Qualified constructors and factories."""
    factories: tuple[str, ...] = ()
    """What makes a callable that makes it: ``sessionmaker``."""
    parts: tuple[str, ...] = ()
    """Its attributes that are such an object, too: ``db.session``; ``[]`` for its items: ``db["orders"]``."""
    address: Argument | None = None
    """Constructor argument with the base URL or host."""
    connection: Argument | None = None
    """Constructor argument with the name of a connection that is kept elsewhere."""
    verb: Argument | None = None
    """Constructor argument with the HTTP method of all its calls; without one they are changes."""
    timeout: Argument | None = None
    """Constructor argument with a default timeout for all its calls."""
    relative: bool = False
    """Its calls are given a bare path or key, as a mapping is: ``api.get("orders")``."""
    raising: str = ""
    """Constructor keyword that makes every call raise by itself."""
    verify: tuple[str, ...] = ()
    """Keywords and attributes that switch the check of the certificate off for all its calls."""
    method: tuple[Behaviour, ...] = ()
    """Its methods, each a table as a ``function`` is."""


class ClientTables(Protocol):
    """The part of a ruleset file that describes a client library."""

    @property
    def verify(self) -> tuple[str, ...]:
        """Keywords that switch the check of the certificate off, in all its calls."""

    @property
    def function(self) -> tuple[Behaviour, ...]:
        """Its functions."""

    @property
    def object(self) -> tuple[ObjectType, ...]:
        """The objects it makes."""


class Clients(Struct, frozen=True):
    """All client behaviour, indexed by name."""

    functions: dict[str, Behaviour]
    makers: dict[str, str]
    """Constructor to object type."""
    objects: dict[str, ObjectType]
    methods: dict[str, dict[str, Behaviour]]
    """Object type to method to behaviour."""


def compile_clients(documents: Sequence[tuple["Origin", ClientTables]]) -> Mapping[str, Clients]:
    """Join all client files into the part ``clients`` of the compiled copy."""
    functions: dict[str, Behaviour] = {}
    makers: dict[str, str] = {}
    objects: dict[str, ObjectType] = {}
    methods: dict[str, dict[str, Behaviour]] = {}
    for _, document in documents:
        verify = document.verify
        for behaviour in (replace(item, verify=verify) for item in document.function):
            functions.update(dict.fromkeys(behaviour.names, behaviour))
        for kind in document.object:
            objects[kind.name] = replace(kind, verify=verify)
            makers.update(dict.fromkeys((*kind.makers, *kind.factories, kind.name), kind.name))
            methods[kind.name] = {
                name: replace(behaviour, verify=verify)
                for behaviour in kind.method
                for name in behaviour.names
            }
    return {"clients": Clients(functions, makers, objects, methods)}
