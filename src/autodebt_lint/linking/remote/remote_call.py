"""One call that reaches another system, and the client object it is made on."""

from typing import NamedTuple, TypeAlias

from autodebt_lint.knowledge import System
from autodebt_lint.knowledge.clients import Argument, Behaviour
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.resolving.addresses import Address
from autodebt_lint.linking.resolving.arguments import spread
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call, Use
from autodebt_lint.model.values import Attr, Const, Symbol, Value

Given: TypeAlias = tuple[tuple[str, Value, Context], ...]
"""Keyword arguments that a ``partial`` gave before, each with the context to read it in."""


_RAISING = frozenset(["requests", "httpx", "aiohttp"])
_OF_FUTURES = frozenset(["requests_futures"])
_ELSEWHERE = frozenset([Use.STATUS, Use.RETURNED, Use.PASSED, Use.STORED])
DATABASES = frozenset(["database", "data-warehouse"])
"""Kinds of systems that are asked by statements."""
_STATEMENT = frozenset("statement sql query operation command stmt sql_query".split())
"""Arguments that are one."""


class Client(NamedTuple):
    """A client object: its type, and the call that made it if that is known."""

    type: str
    call: Call | None
    context: Context
    name: str = ""
    """Qualified name of the maker."""
    cls: ClassEntry | None = None
    """The project's own subclass of the client, if it is one."""


class RemoteCall(NamedTuple):
    """One call that reaches another system."""

    call: Call
    context: Context
    name: str
    """What is called, as the user knows it: ``requests.get``, ``Session.post``."""
    behaviour: Behaviour | None
    """How the client behaves; None for an SDK that only the systems' imports know."""
    operation: str
    addresses: tuple[Address, ...]
    systems: tuple[System, ...]
    client: Client | None
    extra: Given = ()
    sure: bool = True
    """The system is known by host, SDK or scheme, not by a mere name."""
    made_in: Module | None = None
    """The module that makes the object of an SDK on which the call is made."""

    @property
    def function(self) -> FunctionEntry:
        """The function that holds the call."""
        assert self.context.function is not None
        return self.context.function

    @property
    def module(self) -> Module:
        """The module that holds the call."""
        return self.context.module

    @property
    def system_id(self) -> str | None:
        """Id of the system it reaches, the likeliest where it may be several; None if unknown."""
        return self.systems[0].id if self.systems else None

    @property
    def is_of_its_own(self) -> bool:
        """Whether it reaches the other side at once, and is no part of a call made before."""
        behaviour = self.behaviour
        if behaviour is None:
            return True
        return not (behaviour.lazy or behaviour.answers)

    @property
    def can_raise(self) -> bool:
        """Whether what it answers has `raise_for_status`."""
        made_by = self.client.name.partition(".")[0] if self.client is not None else ""
        kind = self.client.type if self.client is not None else self.name
        return kind.partition(".")[0] in _RAISING and made_by not in _OF_FUTURES

    @property
    def is_looked_at_elsewhere(self) -> bool:
        """Whether its answer is handed on, or looked at after all: others may expect any status."""
        return any(use.use in _ELSEWHERE for use in self.call.uses)

    @property
    def is_called_by_name(self) -> bool:
        """Whether it is the client's own function or method that is called here.

        A call that hands the function on (``pool.submit(requests.get, url)``) is none, nor one of a
        name that only stands for it.
        """
        if self.behaviour is None:
            return False
        callee = self.call.callee
        if type(callee) is Symbol:
            return callee.name in self.behaviour.names or (
                self.client is not None and last_part(callee.name) in self.behaviour.names
            )
        return type(callee) is Attr and callee.name in self.behaviour.names

    @property
    def is_to_database(self) -> bool:
        """Whether it connects to a database or runs a statement there."""
        if self.behaviour is not None and self.behaviour.on_connection:
            return True
        if self.client is not None:
            return self.client.type == "database"
        if self.behaviour is None:
            return any(system.category in DATABASES for system in self.systems)
        return self.behaviour.makes == "database"

    @property
    def command_words(self) -> list[str]:
        """The words of a command line, where the call runs one."""
        listed = [
            str(item.value)
            for value in self.call.args
            for item in getattr(value, "items", ())
            if type(item) is Const
        ]
        return [*" ".join(address.text for address in self.addresses).split(), *listed]

    def argument(self, argument: Argument | None) -> tuple[Value, Context] | None:
        """The value that the call gives to an argument, and where to read it."""
        if argument is None:
            return None
        name, position = argument
        for keyword, value in self.call.keywords:
            if keyword == name:
                return value, self.context
        if 0 <= position < len(self.call.args) - self.call.star:  # what is spread stands last
            return self.call.args[position], self.context
        for keyword, value, context in self.extra:
            if keyword == name:
                return value, context
        return None

    @property
    def statement(self) -> tuple[Value, Context] | None:
        """The statement that it runs, where it runs one: each driver has a name of its own for it."""
        told = self.argument(self.behaviour.method) if self.behaviour is not None else None
        given = [*self.call.args[:1], *[it for key, it in self.call.keywords if key in _STATEMENT]]
        return told if told is not None or not given else (given[0], self.context)

    @property
    def address_given(self) -> tuple[Value, Context] | None:
        """The value that says where a known client is to go, where the call gives one."""
        told = self.behaviour.address if self.behaviour is not None else None
        return self.argument_or_spread(told)

    def argument_or_spread(self, argument: Argument | None) -> tuple[Value, Context] | None:
        """The same, or what a mapping that the call spreads gives to it: ``request(verb, url, **options)``."""
        given = self.argument(argument)
        value = spread(argument[0], self.call) if argument is not None and given is None else None
        return (value, self.context) if value is not None else given
