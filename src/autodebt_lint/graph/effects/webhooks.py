"""Data that arrives unasked: the request that a web handler is called with, and who sends it."""

from autodebt_lint.graph.effects.bindings import Bindings
from autodebt_lint.graph.effects.inside import document_sender, imported_host
from autodebt_lint.graph.effects.senders import SENDING, SIGNED, Senders, asked_keys
from autodebt_lint.graph.ends import STORES
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name, last_part, stands_on, words
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.sdks import Sdks
from autodebt_lint.linking.remote.verbs import READ, WRITE, verb_operation
from autodebt_lint.linking.resolving.arguments import parameter_at
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    Const,
    Param,
    Result,
    Symbol,
    Value,
)

#: The request of the moment, as frameworks with a global one call it.
REQUESTS = ("flask.request", "bottle.request", "quart.request", "odoo.http.request")
#: Attributes under which applications of Chalice and of the power tools of AWS Lambda have it.
REQUESTS_HELD = frozenset(["current_request", "current_event"])
_ROUTES = frozenset(
    "route post put patch api_route websocket view http csrf_exempt require_POST".split()
)
_HANDLERS = frozenset("lambda_handler handler webhook".split())
_LISTENING = frozenset(
    "action view shortcut command event message options message_handler callback_query_handler".split()
)
"""Decorators by which the applications of chats are told what to call."""
_COMMAND_LINES = frozenset(["click", "typer", "rich_click", "asyncclick", "cyclopts"])
"""Libraries of command lines."""
_CONSUMING = frozenset(
    "agent subscriber message_callback topic_callback on_message incoming consumer".split()
)
"""Decorators by which the applications of queues are told what to call."""
#: Decorators of Chalice by which functions get what happens in AWS.
_OF_CHALICE = {
    "on_sqs_message": "aws-sqs",
    "on_sns_message": "aws-sns",
    "on_s3_event": "aws-s3",
    "on_kinesis_record": "aws-kinesis",
    "on_dynamodb_record": "dynamodb",
}
_SUBSCRIBING = frozenset(["subscribe", "message_callback_add"])
"""Methods by which a consumer asks to be called, though to others they are writes."""
_EVENTS = frozenset(["event", "data", "cloud_event"])
"""Names of the first parameter of functions that a cloud platform calls."""
_RECORDS = "Records"
#: Systems by the key of a record that a function of AWS Lambda gets from them.
_IN_RECORDS = {
    "Sns": "aws-sns",
    "s3": "aws-s3",
    "kinesis": "aws-kinesis",
    "dynamodb": "dynamodb",
    "ses": "aws-ses",
    "body": "aws-sqs",
}
#: The same of the records that Firehose has transformed, and of the events of EventBridge and of Google's Cloud Functions.
_IN_EVENT = {
    "recordId": "aws-kinesis",
    "bucket": "gcs",
    "data": "google-pubsub",
    "detail": "aws-eventbridge",
}
_PACKED = "data"
"""Key of the last, below which a message of a queue is packed so that it passes through JSON."""
_OF_EVENT = frozenset([_PACKED, "detail"])
"""Those keys that answers of all kinds have, too."""
_UNPACKING = "base64"
"""Module by which it is unpacked."""
MAX_HANDED = 8
"""Functions to which a handler hands its event, of which each is looked at."""
#: Keys of a request of the web, as a gateway hands it to a function.
_OF_GATEWAY = frozenset(
    ["body", "headers", "queryStringParameters", "httpMethod", "requestContext"]
)
_TAKING = frozenset("handle process receive parse consume ingest on".split())
"""First words of the names of functions that take what arrived."""
_ARRIVING = frozenset("webhook hook event callback notification".split())
_TAKEN = frozenset(
    "event events request req payload body data message webhook notification".split()
)
"""Names of the parameter that is what arrived."""

_SENT = frozenset("event events request req payload body webhook notification".split())
"""Those of them that nothing but what arrived is called."""


class Webhooks:
    """Tells which system sends what a web handler receives."""

    def __init__(self, linking: Linking) -> None:
        """Tell them of a linked project."""
        self._knowledge = linking.knowledge
        self._jobs = linking.jobs
        self._sdks = Sdks(linking.resolver, linking.knowledge)
        self._senders = Senders(linking)
        self._bindings = Bindings(linking)

    def read(self, function: FunctionEntry, context: Context) -> RemoteCall | None:
        """The arrival of data in a handler, as a read from the system that sends it."""
        system = self.sender(function)
        return self.arrival(function, context, system) if system is not None else None

    def sender(self, function: FunctionEntry) -> System | None:
        """The system that sends what a function is called with; None where it is called by nobody's."""
        system = self._bindings.triggering(function) or self._listened_to(function)
        system = system or self._called_back(function)
        if system is None:
            system = self._packed(function) or self._documented(function)
        if system is None and self.is_handler(function):
            own = imported_host(function.module)  # an add-on's route names its host, too
            system = next((it for it in self._senders.of(function) if it.id != own), None)
        return system

    def bound(self, function: FunctionEntry, name: str) -> System | None:
        """The system whose data a platform binds to a parameter."""
        return self._bindings.bound(function, name)

    def hooked(self, function: FunctionEntry, name: str) -> System | None:
        """The system from which a parameter comes whose function is called after its hook, whoever calls that.

        ``def handle_webhook_from_hubspot(event)``, ``def process_stripe_event(payload)``.
        """
        called = last_part(function.name)
        spoken = words(called)
        if (
            spoken[:1]
            and spoken[0] in _TAKING
            and name in _TAKEN
            and not _ARRIVING.isdisjoint(spoken)
        ):
            return next(self._senders.spoken_of([called]), None)
        return self._registered_for(function) if name in _SENT else None

    def _registered_for(self, function: FunctionEntry) -> System | None:
        """The system under whose name a function is told of what arrives: ``@on("aftership") def ship(event)``.

        One that writes to that system is no handler of what it sends.
        """
        for _, call in self._jobs.decorators(function):
            given = call.args[0] if call is not None and call.args else None
            told = given.value if type(given) is Const else None
            system = self._senders.called(told) if isinstance(told, str) else None
            if system is not None and system.id not in self._senders.written_by(function):
                return system
        return None

    def arrival(self, function: FunctionEntry, context: Context, system: System) -> RemoteCall:
        """The arrival of data from a system in a function, as a read."""
        called = Call(-1, Symbol("webhook"), (), (), function.facts.place)
        return RemoteCall(called, context, "webhook", None, READ, (), (system,), None, sure=False)

    def behind(self, value: Value, context: Context) -> System | None:
        """The system whose SDK a value comes from."""
        return self._sdks.behind(value, context)

    def _listened_to(self, function: FunctionEntry) -> System | None:
        """The system whose SDK calls a function with what happens there: ``@app.view("done")`` of Slack."""
        around = self._jobs.around(function)
        for callee, call in self._jobs.decorators(function):
            if last_name(callee) in _OF_CHALICE and call is not None:
                return self._knowledge.system(_OF_CHALICE[last_name(callee)])
            told = call is not None or last_name(callee) in _LISTENING  # ``@client.event``
            system = self._sdks.behind(callee, around) if told else None
            if system is not None and system.role == "operational":
                return system
            if system is not None and system.hub and last_name(callee) in _CONSUMING:
                return system
            if (
                call is not None
                and last_name(callee) in _LISTENING
                and not self._is_command(callee, around)
            ):
                system = self._chat_of(function.module)
                if system is not None:
                    return system
        return None

    def _is_command(self, callee: Value, context: Context) -> bool:
        """Whether a decorator makes a command of a command line, which no chat calls."""
        base = stands_on(callee)
        for form, inside in self._jobs.resolver.resolve(base, context) if base is not None else ():
            if isinstance(form, FunctionEntry):
                return True  # a group of commands: ``@cli.command()``
            made = self._jobs.resolver.holder(form.call, inside) if type(form) is Result else None
            start = made[0].callee if made is not None else form
            if type(start) is Symbol and start.name.partition(".")[0] in _COMMAND_LINES:
                return True
        return False

    def _chat_of(self, module: Module) -> System | None:
        """The chat whose SDK a module imports: its application may be made anywhere."""
        for item in module.facts.imports:
            system = self._knowledge.system_for_import(item.dotted)
            if system is not None and system.category == "messaging":
                return system
        return None

    def _called_back(self, function: FunctionEntry) -> System | None:
        """The system whose SDK is given a function to call: ``MessageHandler(filters.TEXT, answer)``."""
        heard = self._overridden(function)
        if heard is not None:
            return heard
        for call, context in self._jobs.handings(function):
            system = self._calling_back(call, context) or self._handed_on(call, context, function)
            if system is not None:
                return system
        return None

    def _overridden(self, function: FunctionEntry) -> System | None:
        """The system whose SDK has a class of listeners of which a method is one: ``class Listener(stomp.ConnectionListener)``."""
        base = self._jobs.listening_base(function)
        system = self._knowledge.system_for_import(base) if base else None
        return system if system is not None and system.hub else None

    def _calling_back(self, call: Call, context: Context) -> System | None:
        """The system whose SDK a call tells what to call."""
        name = last_name(call.callee)
        if verb_operation(name) == WRITE and name not in _SUBSCRIBING:
            return None  # it is told how the sending went: ``producer.produce(row, callback=told)``
        system = self._sdks.behind(call.callee, context)
        sends = system is not None and system.role in SENDING and system.category not in STORES
        return system if sends else None

    def _handed_on(self, call: Call, context: Context, function: FunctionEntry) -> System | None:
        """The same where a function of the project hands on what it is given: ``subscribe("orders", on_order)``."""
        resolver = self._jobs.resolver
        for target in resolver.functions_called(call, context):
            inside = resolver.entered(target, call, context, None)
            for inner in target.details.calls:
                for value in inner.given:
                    if type(value) is Param and any(
                        term.function is function for term in resolver.resolve(value, inside)
                    ):
                        system = self._calling_back(inner, inside)
                        if system is not None:
                            return system
        return None

    def _packed(self, function: FunctionEntry) -> System | None:
        """The system that puts an event into the shape in which a handler takes it apart."""
        if not _takes_event(function):
            return None
        keys = asked_keys(function)
        handed = self._handed_to(function)
        if _RECORDS not in keys:
            keys = keys.union(*(asked_keys(other) for other, _ in handed))
        if not _OF_GATEWAY.isdisjoint(keys) and _RECORDS not in keys:
            return None  # a request of the web, whose sender its names tell
        shapes = _IN_RECORDS if _RECORDS in keys else _IN_EVENT
        if shapes is _IN_EVENT:  # ``answer["data"]`` is no event
            events = [(function, function.facts.params[0]), *handed]
            keys = (keys - _OF_EVENT).union(*(asked_keys(it, of=name) for it, name in events))
        known = next((id for key, id in shapes.items() if key in keys), None)
        if known is None and _RECORDS in keys:
            helpers = (
                other for other in function.module.functions.values() if not _takes_event(other)
            )
            below = self._senders.asked_within(function).union(*map(asked_keys, helpers))
            known = next((id for key, id in shapes.items() if key in below), None)
        if known is None and shapes is _IN_EVENT:
            within = [*self._senders.within(function), *(other for other, _ in handed)]
            unpacked = any(map(_is_unpacked, within))
            known = _IN_EVENT[_PACKED] if unpacked else None
        return self._knowledge.system(known) if known is not None else None

    def _handed_to(self, function: FunctionEntry) -> list[tuple[FunctionEntry, str]]:
        """The functions to which a handler hands the whole event, and these in turn, each with its parameter for that.

        ``for row in rows(event)``, ``controller.send(event)``.
        """
        resolver = self._jobs.resolver
        waiting = [(function, function.facts.params[0])]
        for giver, name in waiting:  # grows while it is gone through
            event = Param(giver.name, name)
            for call in giver.details.calls if len(waiting) <= MAX_HANDED else ():
                if event not in call.args:
                    continue
                for target in resolver.functions_called(call, resolver.anywhere(giver)):
                    taken = (target, parameter_at(target, call.args.index(event)))
                    if taken[1] and taken not in waiting:
                        waiting.append(taken)
        return waiting[1:]

    def _documented(self, function: FunctionEntry) -> System | None:
        """The system that calls a function with one of its documents."""
        id = document_sender(function)
        return self._knowledge.system(id) if id is not None else None

    def may_be_sent_to(self, function: FunctionEntry) -> bool:
        """Whether what a function is called with may come from outside: quick, by what it is alone."""
        return (
            bool(function.facts.decorators)
            or _takes_event(function)
            or document_sender(function) is not None
            or next(self._jobs.handings(function), None) is not None
            or last_part(function.name) in _HANDLERS
            or self._jobs.answers(function)
        )

    def _checks(self, callee: str) -> bool:
        """Whether a function of a library checks who signed what arrived; chats call the address that they are told a hook, too."""
        if callee[0] in ".:~(" or SIGNED.search(callee) is None:
            return False
        system = self._knowledge.system_for_import(callee)
        return system is None or system.category != "messaging"

    def is_handler(self, function: FunctionEntry) -> bool:
        """Whether a server calls a function with what somebody sends."""
        if last_part(function.name) in _HANDLERS or _takes_event(function, with_context=True):
            return True
        if any(last_name(item) in _ROUTES for item, _ in self._jobs.decorators(function)):
            return True
        if self._jobs.answers(function):
            return True
        if any(map(self._checks, function.facts.callees)):
            return True  # what a route depends on checks who signed it
        return next(self._senders.routes(function), None) is not None


def _takes_event(function: FunctionEntry, *, with_context: bool = False) -> bool:
    """Whether a function has the parameters that a cloud platform gives: an event, maybe its context."""
    params = [param.strip("_") for param in function.facts.params]
    if function.owner is not None or not 0 < len(params) < 3 or params[0] not in _EVENTS:
        return False
    alone = len(params) == 1
    if alone and params[0] == _PACKED:
        return False  # any helper; a function of the cloud is given its context, too
    return not with_context if alone else not params[1] or params[1].endswith("context")


def _is_unpacked(function: FunctionEntry) -> bool:
    """Whether a function unpacks a message: ``base64.b64decode(event["data"])``."""
    imported = any(item.module == _UNPACKING for item in function.module.facts.imports)
    return imported and _PACKED in asked_keys(function)
