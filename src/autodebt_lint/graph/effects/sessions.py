"""What a session of SQLAlchemy writes without being told: the rows that it gave, changed where they are.

``for account in session.query(Account): account.score = rate(account)`` and ``session.commit()``: no
call is given what is written. And what a query changes by itself: ``session.query(Order).update({...})``.
"""

from collections.abc import Iterable, Iterator

from autodebt_lint.graph.effects.carried import CHANGING
from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name, stands_on
from autodebt_lint.linking.remote.remote_call import Client, Given, RemoteCall
from autodebt_lint.linking.remote.verbs import WRITE
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Item, Param, Result, Value

_FLUSHING = frozenset(["commit", "flush", "begin"])
"""Methods of a session, or of what makes it, by which changed rows are written, at once or at the end."""
_ASKING = frozenset("query get get_one execute scalars scalar merge".split())
"""Methods by which a session gives rows."""
NAMES = _FLUSHING | CHANGING
"""Last names of all calls that may write."""
_LIBRARIES = ("sqlalchemy.", "sqlmodel.", "flask_sqlalchemy.")
_QUERY = "query"
"""Attribute of a model by which it is asked for its rows."""
MAX_STEPS = 16
"""Calls between a session and one of its rows."""
MAX_CALLERS = 12
MAX_CALLS = 60
"""Calls of a function that are looked at for one that changes a row."""


class Sessions(Teller):
    """Tells the calls by which a session writes the rows that it gave."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._resolver = linking.resolver
        self._remotes = linking.remotes

    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:
        """The calls of a module that may be one, by their names alone."""
        return self._resolver.calls_in(module, NAMES)

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call writes of rows that a session gave; None where it does something else."""
        callee, name = call.callee, last_name(call.callee)
        if name in CHANGING and type(callee) is Attr and type(callee.base) is Result:
            client = self._behind(callee.base, context)
            return self._write(call, context, client, ()) if client is not None else None
        if name not in _FLUSHING or context.function is None:
            return None
        changed = [
            it
            for function, inside in self._around(context.function, context)
            for it in self._changed(function, inside)
        ]
        if not changed:
            return None
        given = tuple((name, value, inside) for name, value, inside, _ in changed)
        return self._write(call, context, changed[0][3], given)

    def _write(
        self, call: Call, context: Context, client: Client, given: Given
    ) -> RemoteCall | None:
        label = f"Session.{last_name(call.callee)}"
        remote = RemoteCall(call, context, label, None, WRITE, (), (), client, given)
        return self._remotes.of_database(remote)

    def _around(
        self, function: FunctionEntry, context: Context
    ) -> Iterator[tuple[FunctionEntry, Context]]:
        """The function in which rows are written, and those that go on while it waits: ``with session_scope() as s:``."""
        yield function, context
        if function.details.yields:
            known = [(context.caller, context.call)] if context.call is not None else None
            for caller, _ in known or self._resolver.callers(function)[:MAX_CALLERS]:
                if caller is not None and caller.function is not None:
                    yield caller.function, caller

    def _changed(
        self, function: FunctionEntry, context: Context
    ) -> Iterator[tuple[str, Value, Context, Client]]:
        """What a function, or one that it calls, puts into attributes of rows: each with its session."""
        yield from self._set_in(function, context)
        for call in function.details.calls[:MAX_CALLS]:
            given = call.given
            if not any(type(value) is Item or type(value) is Result for value in given):
                continue
            for target in self._resolver.targets(call, context):
                entered = target.function
                if entered is None or entered is function:
                    continue
                if any(type(base) is Param for base, _, _ in entered.details.attributes):
                    inside = self._resolver.entered_at(target, call, context)
                    yield from self._set_in(entered, inside)

    def _set_in(
        self, function: FunctionEntry, context: Context
    ) -> Iterator[tuple[str, Value, Context, Client]]:
        for base, name, value in function.details.attributes:
            if type(base) is Param and base.name == function.self_name:
                continue
            for term in self._resolver.resolve(base, context):
                form = term.form
                client = (
                    self._behind(form, term.context)
                    if isinstance(form, Item | Result | Attr)
                    else None
                )
                if client is not None:
                    yield name, value, context, client

    def _behind(self, value: Value, context: Context) -> Client | None:
        """The session that gave what a value is, or an element of."""
        for _ in range(MAX_STEPS):
            while type(value) is Item:
                value = value.base
            held = self._resolver.holder(value.call, context) if type(value) is Result else None
            base = stands_on(held[0].callee) if held is not None else None
            if held is None or base is None:
                return None
            context = held[1]
            if last_name(held[0].callee) in _ASKING or last_name(base) == _QUERY:
                client = self._session(base, context)
                if client is not None:
                    return client
            value = base
        return None

    def _session(self, value: Value, context: Context) -> Client | None:
        for term in self._resolver.resolve(value, context):
            client = self._remotes.objects.client(term)
            if client is not None and client.name.startswith(_LIBRARIES):
                return client
        return None
