"""Reads of a system that are no call of its client: going through a cursor, looking at an attribute."""

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.effects.webhooks import Webhooks
from autodebt_lint.graph.ends import STORES
from autodebt_lint.graph.flow.trail import Origin, Trail
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import READ, verb_operation
from autodebt_lint.linking.resolving.parameters import rows_given
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Result, Symbol, Value

_SETTINGS = frozenset(
    "session session_id sf_instance instance_url base_url url host domain server token access_token refresh_token api_key "
    "headers auth config options settings client api project region version verify timeout user_agent".split()
)
"""Attributes of clients that tell how they reach the other side."""

_INCOMING = frozenset(["messages", "unfiltered_messages"])
"""Attributes of clients of queues that are gone through: ``async for message in client.messages``."""


class Reads:
    """Adds such reads to a trail."""

    def __init__(
        self, trail: Trail, linking: Linking, effects: Effects, webhooks: Webhooks
    ) -> None:
        """Tell the systems behind clients by what `webhooks` knows of imports."""
        self._trail = trail
        self._linking = linking
        self._resolver = linking.resolver
        self._remotes = linking.remotes
        self._inside = effects.inside
        self._records = effects.records
        self._webhooks = webhooks

    def answered(self, value: Result, context: Context) -> RemoteCall | None:
        """The call of a known client whose answer a value is."""
        held = self._resolver.holder(value.call, context)
        remote = self._remotes.of(*held) if held is not None else None
        return remote if remote is not None and remote.behaviour is not None else None

    def cursor(self, call: Call, context: Context) -> bool:
        """Iterating a database cursor reads from the database."""
        client = self._remotes.objects.client(Term(Result(call.number), context))
        if client is None or client.type != "database" or not client.name:
            return False
        system = self._linking.knowledge.system_for_import(client.name)
        if system is not None:
            read = RemoteCall(call, context, client.name, None, READ, (), (system,), client)
            self._trail.add(Origin(system, read, context, sure=True))
        return True

    def consumer(self, call: Call, context: Context) -> bool:
        """Going through a consumer reads from its queue: ``for message in KafkaConsumer(topic)``."""
        name = last_name(call.callee)
        if not name.endswith("Consumer"):
            return False
        system = self._webhooks.behind(call.callee, context)
        if system is not None and system.hub:
            read = RemoteCall(call, context, name, None, READ, (), (system,), None)
            self._trail.add(Origin(system, read, context, sure=True))
        return system is not None

    def asked_of_sdk(self, call: Call, context: Context) -> bool:
        """A method that no verb tells gives what it is called after: ``jira.issue(key)``.

        Only on the client itself: on what it answered, a method is one of the answer.
        """
        callee = call.callee
        if type(callee) is not Attr or not call.args or verb_operation(callee.name) is not None:
            return False
        system = self._client(callee.base, context)
        if system is not None:
            read = RemoteCall(call, context, callee.name, None, READ, (), (system,), None)
            self._trail.add(Origin(system, read, context, sure=False))
        return system is not None

    def field(self, name: str, value: Value, context: Context) -> None:
        """An attribute of a client that asks when it is looked at: ``launchpad.bugs[number]``."""
        system = self._client(value, context) if name not in _SETTINGS else None
        if system is None and name in _INCOMING:
            behind = self._webhooks.behind(value, context)
            system = behind if behind is not None and behind.hub else None
        function = context.function
        if system is not None and function is not None:
            asked = Call(-1, Symbol(name), (), (), function.facts.place)
            read = RemoteCall(asked, context, name, None, READ, (), (system,), None)
            self._trail.add(Origin(system, read, context, sure=False), function)

    def record(self, me: Object, name: str) -> None:
        """A field of a record of the system that the code runs inside of."""
        system = self._inside.host(me.cls.module)
        body = self._resolver.body(me.cls.module)
        if system is not None and body.function is not None:
            asked = Call(-1, Symbol(name), (), (), me.cls.facts.place)
            read = RemoteCall(asked, body, name, None, READ, (), (system,), None)
            self._trail.add(Origin(system, read, body, sure=True), me.cls)

    def given_row(self, function: FunctionEntry, name: str, context: Context) -> bool:
        """A row of the database that Django gives to a function: whoever looks at it reads it."""
        if rows_given(self._resolver, function, name) is None:
            return False
        system = self._records.database
        if system is not None:
            asked = Call(-1, Symbol(name), (), (), function.facts.place)
            read = RemoteCall(asked, context, name, None, READ, (), (system,), None)
            self._trail.add(Origin(system, read, context, sure=True), function)
        return True

    def _client(self, value: Value, context: Context) -> System | None:
        """The system whose SDK a value is a client of: what its class made, by a call or a sign-in."""
        held = self._resolver.holder(value.call, context) if type(value) is Result else None
        if held is None or type(held[0].callee) is not Symbol:
            return None
        name = held[0].callee.name
        owner, _, method = name.rpartition(".")
        made = method[:1].isupper() or last_part(owner)[:1].isupper()
        system = self._webhooks.behind(value, context) if made else None
        if system is None or system.role != "operational" or system.category in STORES:
            return None
        return system
