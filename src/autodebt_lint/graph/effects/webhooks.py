"""Data that arrives unasked: the request that a web handler is called with, and who sends it."""

import re
from collections.abc import Iterable, Iterator

from autodebt_lint.graph.effects.inside import document_sender, imported_host
from autodebt_lint.graph.ends import STORES
from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import last_name, last_part, words
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.sdks import Sdks
from autodebt_lint.linking.remote.verbs import READ, WRITE, verb_operation
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.linking.scheduling.jobs import Jobs
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Item,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
    inner_values,
)

#: The request of the moment, as frameworks with a global one call it.
REQUESTS = ("flask.request", "bottle.request", "quart.request", "odoo.http.request")
_ROUTES = frozenset("route post put patch api_route view http csrf_exempt require_POST".split())
_HANDLERS = frozenset("lambda_handler handler webhook".split())
_SIGNED = re.compile(r"(?i)webhook|construct_(?:event|from)|verify_signature")
_CHECKING = re.compile(r"(?i)webhook|signature|hmac")
_LISTENING = frozenset(
    "action view shortcut command event message options message_handler callback_query_handler".split()
)
"""Decorators by which the applications of chats are told what to call."""
_SUBSCRIBING = frozenset(["subscribe"])
"""Methods by which a consumer asks to be called, though to others they are writes."""
_EVENTS = frozenset(["event", "data", "cloud_event"])
"""Names of the first parameter of functions that a cloud platform calls."""
#: Systems by the key of a record that a function of AWS Lambda gets from them.
_IN_RECORDS = {
    "Sns": "aws-sns",
    "s3": "aws-s3",
    "kinesis": "aws-kinesis",
    "dynamodb": "dynamodb",
    "ses": "aws-ses",
    "body": "aws-sqs",
}
#: The same of the records that Firehose has transformed, and of the events of Google's Cloud Functions.
_IN_EVENT = {"recordId": "aws-kinesis", "bucket": "gcs", "data": "google-pubsub"}
_PACKED = "data"
"""Key of the last, below which a message of a queue is packed so that it passes through JSON."""
_UNPACKING = "base64"
"""Module by which it is unpacked."""
#: Keys of a request of the web, as a gateway hands it to a function.
_OF_GATEWAY = frozenset(
    ["body", "headers", "queryStringParameters", "httpMethod", "requestContext"]
)
_ROUTERS = frozenset(
    "path re_path url add_url_rule add_route add_api_route Route add_get add_post add_put add_patch add_view add_resource register".split()
)
"""Calls by which a server is told which function answers under which route."""
_ROUTING = "aiohttp.web."
"""Begins the names of the functions that make such a route: ``web.post("/hooks/orders", receive)``."""
_TARGET = re.compile(r"(?:(?<![A-Za-z])[Tt]o(?![A-Za-z])|(?<=[a-z])To(?=[A-Z])).*", re.DOTALL)
"""What a name says behind ``to``: where the data go and not who sends them, ``jira_to_slack``."""
_SECRET = re.compile(r"(?i)(?:hook|sign|endpoint|hmac).*(?:key|secret|token)|secret.*hook")
_SIGNING = frozenset(["new", "digest"])
"""Functions of the standard library's ``hmac`` that are given a key."""
_OF_SIGNATURE = re.compile(r"(?i)^x[-_]|[-_]signature\b|\bhmac\b")
_SENDER_BEFORE = re.compile(
    r"\b([A-Z][A-Za-z0-9.]+(?: [A-Z]\w+)?)(?:'s)?(?:[ -]\w+)?[ -](?:web)?"
    r"(?:hooks?|events?|callbacks?|notifications?|payloads?|sends?|posts?|calls?|sendet|envoie|envia|invia)\b"
)
_SENDER_AFTER = re.compile(
    r"\b(?:from|by|von|desde|depuis|da)\b (?:the |a |an )?([A-Z][A-Za-z0-9.]+(?: [A-Z]\w+)?)"
    r"|\b(?:[Ww]eb)?(?:[Hh]ooks?|[Ee]vents?|[Cc]allbacks?) (?:for|of|de|di) ([A-Z][A-Za-z0-9.]+)"
)
"""How a docstring says who calls: ``Stripe sends``, ``HubSpot webhook``, ``events from Shopify``."""
_ANNOUNCING = re.compile(
    r"(?i)-(?:event|topic|hook|webhook|delivery|hmac|signature|resource-state)"
)
"""Headers that only what arrives has, wherever a handler speaks of them."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_HOOKS = frozenset(["hook", "hooks", "webhook", "webhooks"])
_TAKING = frozenset("handle process receive parse consume ingest on".split())
"""First words of the names of functions that take what arrived."""
_ARRIVING = frozenset("webhook hook event callback notification".split())
_TAKEN = frozenset(
    "event events request req payload body data message webhook notification".split()
)
"""Names of the parameter that is what arrived."""
_EVERYDAY = frozenset("parse branch line buffer make impact medium threads".split())
"""Ids of systems that say in a route what is done there, and not who sends."""
_SENDING = frozenset(["operational", "hub"])
MAX_CALLS = 12
"""Calls of a handler that are looked at for one that checks who signed."""
MAX_MADE = 4
"""Calls by which a constant of a module is made."""
MAX_VALUES = 3_000
"""Values of one function that are searched for keys."""
_LEAST = 4
"""Letters of a word that may name a system: shorter ones are words of every day."""


class Webhooks:
    """Tells which system sends what a web handler receives."""

    def __init__(self, knowledge: Knowledge, jobs: Jobs) -> None:
        """Tell by the names that `knowledge` has."""
        self._knowledge = knowledge
        self._jobs = jobs
        self._sdks = Sdks(jobs.resolver, knowledge)

    def read(self, function: FunctionEntry, context: Context) -> RemoteCall | None:
        """The arrival of data in a handler, as a read from the system that sends it."""
        system = self.sender(function)
        return self.arrival(function, context, system) if system is not None else None

    def sender(self, function: FunctionEntry) -> System | None:
        """The system that sends what a function is called with; None where it is called by nobody's."""
        system = self._listened_to(function) or self._called_back(function)
        if system is None:
            system = self._packed(function) or self._documented(function)
        if system is None and self.is_handler(function):
            own = imported_host(function.module)  # an add-on's route names its host, too
            system = next((it for it in self._senders(function) if it.id != own), None)
        return system

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
            return next(self._spoken_of([called]), None)
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
            told = call is not None or last_name(callee) in _LISTENING  # ``@client.event``
            system = self._sdks.behind(callee, around) if told else None
            if system is not None and system.role == "operational":
                return system
            if call is not None and last_name(callee) in _LISTENING:
                system = self._chat_of(function.module)
                if system is not None:
                    return system
        return None

    def _chat_of(self, module: Module) -> System | None:
        """The chat whose SDK a module imports: its application may be made anywhere."""
        for item in module.facts.imports:
            system = self._knowledge.system_for_import(item.dotted)
            if system is not None and system.category == "messaging":
                return system
        return None

    def _called_back(self, function: FunctionEntry) -> System | None:
        """The system whose SDK is given a function to call: ``MessageHandler(filters.TEXT, answer)``."""
        for call, context in self._jobs.handings(function):
            system = self._calling_back(call, context) or self._handed_on(call, context, function)
            if system is not None:
                return system
        return None

    def _calling_back(self, call: Call, context: Context) -> System | None:
        """The system whose SDK a call tells what to call."""
        name = last_name(call.callee)
        if verb_operation(name) == WRITE and name not in _SUBSCRIBING:
            return None  # it is told how the sending went: ``producer.produce(row, callback=told)``
        system = self._sdks.behind(call.callee, context)
        sends = system is not None and system.role in _SENDING and system.category not in STORES
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
        keys = _asked(function)
        if not _OF_GATEWAY.isdisjoint(keys) and "Records" not in keys:
            return None  # a request of the web, whose sender its names tell
        shapes = _IN_RECORDS if "Records" in keys else _IN_EVENT
        if shapes is _IN_EVENT:  # ``answer["data"]`` is no event
            keys = keys - {_PACKED} | _asked(function, of=function.facts.params[0])
        known = next((id for key, id in shapes.items() if key in keys), None)
        if known is None and "Records" in keys:
            helpers = (
                other for other in function.module.functions.values() if not _takes_event(other)
            )
            below = self._asked_within(function).union(*map(_asked, helpers))
            known = next((id for key, id in shapes.items() if key in below), None)
        if known is None and shapes is _IN_EVENT:
            unpacked = any(map(_is_unpacked, self._within(function)))
            known = _IN_EVENT[_PACKED] if unpacked else None
        return self._knowledge.system(known) if known is not None else None

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

    def is_handler(self, function: FunctionEntry) -> bool:
        """Whether a server calls a function with what somebody sends."""
        if last_part(function.name) in _HANDLERS or _takes_event(function, with_context=True):
            return True
        if any(last_name(item) in _ROUTES for item, _ in self._jobs.decorators(function)):
            return True
        if self._jobs.answers(function):
            return True
        if any(_SIGNED.search(name) for name in function.facts.callees if name[0] not in ".:~("):
            return True  # what a route depends on checks who signed it
        return next(self._routed(function), None) is not None

    def _routed(self, function: FunctionEntry) -> Iterator[str]:
        """The routes under which a function is told to a server: ``path("hooks/orders", views.orders)``."""
        if function.owner is not None and self._jobs.answers(function):
            handings = self._jobs.class_handings(function.owner, _ROUTERS)
        elif function.owner is None and not function.facts.is_nested:
            handings = self._jobs.handings(function)
        else:
            return
        for call, context in handings:
            named = call.callee.name if type(call.callee) is Symbol else ""
            if named.startswith(_ROUTING) or last_name(call.callee) in _ROUTERS:
                for value in call.args:
                    yield from strings(value, context, self._jobs.resolver)

    def _declared_headers(self, function: FunctionEntry) -> Iterator[str]:
        """The headers that parameters are declared to be: ``signature: str = Header(alias="X-Acme-Hmac")``."""
        around = self._jobs.around(function)
        for _, default in function.details.defaults:
            made = (
                self._jobs.resolver.holder(default.call, around)
                if type(default) is Result
                else None
            )
            if made is not None and last_name(made[0].callee) == "Header":
                for key, value in made[0].keywords:
                    if key == "alias" and type(value) is Const:
                        yield str(value.value)

    def _checking(self, function: FunctionEntry) -> list[FunctionEntry]:
        """The functions that check for a handler who signed what it gets: its decorators, and what it calls."""
        around = self._jobs.around(function)
        asked = [(callee, around) for callee, _ in self._jobs.decorators(function)]
        inside = self._jobs.resolver.anywhere(function)
        asked += [(call.callee, inside) for call in function.details.calls[:MAX_CALLS]]
        terms = [
            term for value, where in asked for term in self._jobs.resolver.resolve(value, where)
        ]
        found: list[FunctionEntry] = []
        for term in terms:
            if term.function is not None:
                within = f"{term.function.name}."
                found += [
                    item
                    for item in term.function.module.functions.values()
                    if (item is term.function or item.name.startswith(within))
                    and any(_CHECKING.search(key) for key in (item.name, *_headers(item)))
                ]
        return list(dict.fromkeys(found))

    def _senders(self, function: FunctionEntry) -> Iterator[System]:
        """Systems that the form, the route, the headers that are looked at, and the handler's name speak of."""
        texts = [
            str(value.value)
            for _, call in self._jobs.decorators(function)
            if call is not None
            for given in call.args
            for value in (given.items if type(given) is Seq else (given,))
            if type(value) is Const
        ]
        texts += self._routed(function)
        # ``def receive(request, stripe_signature=Header(None))``, ``def receive(event: OrderCreated)``
        texts += [
            name
            for name in function.facts.params
            if name.lower().endswith("signature") or name.startswith("x_")
        ]
        texts += self._declared_headers(function)
        checking = self._checking(function)
        headers = [key for each in (function, *checking) for key in _headers(each)]
        headers += [key for each in self._below(function) for key in _announced(each)]
        # ``stripe.Webhook.construct_event(payload, signature, secret)``: who signs is who sends.
        signed = [
            name
            for call in function.details.calls
            if type(call.callee) is Symbol and _SIGNED.search(name := call.callee.name)
        ]
        for name in signed:
            system = self._knowledge.system_for_import(name)
            if system is not None:
                yield system
        # ``verify_shopify_webhook(request)``
        checks = [
            last_name(call.callee)
            for call in function.details.calls
            if _CHECKING.search(last_name(call.callee))
        ]
        module = function.module.dotted[-1:]
        secrets = [name for each in (function, *checking) for name in _secrets(each)]
        own = [last_part(function.owner.facts.name)] if function.owner is not None else []
        names = (last_part(function.name), *own)
        told = (*names, *checks, *_kinds(function), *secrets, *module)
        # ``def reply(From: str = Form(...), Body: str = Form(...))``
        fields = self._asked_within(function).union(function.facts.params)
        yield from self._knowledge.systems_for_hook(fields)
        yield from self._spoken_of(headers)
        # ``/jira-slack-bot/events``: of those that a route speaks of, the handler's name tells which.
        routed = list(self._spoken_of(texts))
        yield from (it for it in self._spoken_of(names) if it in routed)
        yield from (*routed, *self._spoken_of(told))
        yield from self._named_as_sender(function.details.said)

    def _asked_within(self, function: FunctionEntry) -> frozenset[str]:
        """The keys that a handler asks for, or a function in it, or one that it calls."""
        return frozenset().union(*map(_asked, (function, *self._within(function))))

    def _within(self, function: FunctionEntry) -> Iterator[FunctionEntry]:
        """The functions in a function, and those that it calls."""
        inside = self._jobs.resolver.anywhere(function)
        for item in function.module.functions.values():
            if item.name.startswith(f"{function.name}."):
                yield item
        for call in function.details.calls[:MAX_CALLS]:
            yield from self._jobs.resolver.functions_called(call, inside)

    def _below(self, function: FunctionEntry) -> Iterator[FunctionEntry]:
        """The functions that it calls, and those that these call."""
        for near in self._within(function):
            yield near
            yield from self._within(near)

    def _named_as_sender(self, said: str) -> Iterator[System]:
        """The one system of which a docstring says that it sends: ``Receive deals from HubSpot``."""
        found: dict[str, System] = {}
        for match in (*_SENDER_BEFORE.finditer(said), *_SENDER_AFTER.finditer(said)):
            first, _, second = match[match.lastindex or 0].partition(" ")
            system = self._knowledge.system_for_module_name(f"{first}_{second}") if second else None
            system = system or self._knowledge.system_for_module_name(first)
            if system is not None and system.role in _SENDING:
                found[system.id] = system
        if len(found) == 1:
            yield from found.values()

    def _spoken_of(self, texts: Iterable[str]) -> Iterator[System]:
        """The systems that texts name, word by word."""
        for text in texts:
            whole = re.split(r"[^A-Za-z]+", _TARGET.sub("", text))
            for word in (*whole, *(part for item in whole for part in words(item))):
                system = (
                    self._knowledge.system_for_module_name(word) if len(word) >= _LEAST else None
                )
                if system is not None and system.role == "operational":
                    yield system
        for word in (word for text in texts for word in _beside_hook(text)):
            system = self._knowledge.system(word) or self._knowledge.system_for_module_name(word)
            if system is not None and system.role == "operational":
                yield system


def _beside_hook(route: str) -> Iterator[str]:
    """What a route names beside its hook: ``lever`` in ``/webhooks/lever``, whatever else the word may mean."""
    parts = [part.lower() for part in route.strip("/").split("/")]
    for place, part in enumerate(parts):
        if part in _HOOKS:
            beside = parts[place + 1 : place + 3] or parts[max(place - 1, 0) : place]
            yield from (it for it in beside if it not in _EVERYDAY)


def _takes_event(function: FunctionEntry, *, with_context: bool = False) -> bool:
    """Whether a function has the parameters that a cloud platform gives: an event, maybe its context."""
    params = [param.strip("_") for param in function.facts.params]
    if function.owner is not None or not 0 < len(params) < 3 or params[0] not in _EVENTS:
        return False
    alone = len(params) == 1
    return not with_context if alone else not params[1] or params[1].endswith("context")


def _asked(function: FunctionEntry, of: str = "") -> frozenset[str]:
    """The keys by which a function takes something out of a mapping: out of a parameter where one is named."""
    found: set[str] = set()
    details = function.details
    waiting: list[Value] = [*details.returns, *details.yields]
    for call in details.calls:
        if not of or _begins_with(call.callee, of):
            found.add(_looked_up(call))
        waiting += [call.callee, *call.given]
    for value in waiting:  # grows while it is gone through
        if not of or _begins_with(value, of):
            found.add(_item_key(value))
        if len(waiting) < MAX_VALUES:
            waiting += inner_values(value)
    return frozenset(found - {""})


def _begins_with(value: Value, param: str) -> bool:
    """Whether a value is something in a parameter: ``event["message"]["data"]``, ``event.data``."""
    while type(value) is Item or type(value) is Attr:
        value = value.base
    return type(value) is Param and value.name == param


def _is_unpacked(function: FunctionEntry) -> bool:
    """Whether a function unpacks a message: ``base64.b64decode(event["data"])``."""
    imported = any(item.module == _UNPACKING for item in function.module.facts.imports)
    return imported and _PACKED in _asked(function)


def _kinds(function: FunctionEntry) -> list[str]:
    """Names of the classes that a handler's parameters are declared as."""
    return [last_name(kind) for name, kind in function.details.annotations if name != "return"]


def _secrets(function: FunctionEntry) -> list[str]:
    """Names of the secrets by which a handler knows a sender: ``os.environ["ACME_HOOK_SECRET"]``.

    Of a constant of its module what that is made of: ``SECRET = os.getenv("ACME_HOOK_SECRET")``.
    """
    module = function.module
    found = [_item_key(value) or _variable(value) for value in _signed_with(function)]
    waiting: list[Value] = [value for call in function.details.calls for value in call.args]
    waiting += [value for base, _, value in function.details.attributes for value in (base, value)]
    for value in waiting:  # grows while it is gone through
        name = _item_key(value) or last_name(value) or _variable(value)
        if _SECRET.search(name):
            found.append(name)
        if len(waiting) < MAX_VALUES:
            waiting += inner_values(value)
            constant = module.bindings.get(name) if type(value) is Symbol else None
            waiting += _made_of(constant, module) if constant is not None else ()
    return found


def _signed_with(function: FunctionEntry) -> list[Value]:
    """The keys of the signatures that a function makes, and what these are made of.

    ``hmac.new(os.environ["ACME_SECRET"].encode(), body)``.
    """
    module = function.module
    waiting = [
        value
        for call in function.calls_named(_SIGNING)
        if type(call.callee) is Symbol and call.callee.name.startswith("hmac.")
        for value in call.args[:1]
    ]
    for value in waiting:  # grows while it is gone through
        if len(waiting) < MAX_MADE:
            waiting += inner_values(value)
            made = module.call(value.call) if type(value) is Result else None
            # ``SECRET.encode()``
            named = made.callee if made is not None else value
            name = named.name.lstrip(":").partition(".")[0] if type(named) is Symbol else ""
            constant = module.bindings.get(name)
            waiting += _made_of(constant, module) if constant is not None else ()
    return waiting


def _made_of(value: Value, module: Module) -> Iterator[Value]:
    """A value that a module's body made, and what was given to the calls that made it."""
    for _ in range(MAX_MADE):
        yield value
        call = module.call(value.call) if type(value) is Result else None
        if call is None:
            return
        yield from call.args
        value = call.callee.base if type(call.callee) is Attr else UNKNOWN


def _variable(value: Value) -> str:
    """The name of a variable of the environment that a value may be."""
    text = value.value if type(value) is Const else None
    return text if type(text) is str and _VARIABLE.fullmatch(text) else ""


def _headers(function: FunctionEntry) -> list[str]:
    """The headers that a function looks at and that may say who sent them."""
    asked = [
        key
        for call in function.details.calls
        for key in (_looked_up(call), *(_item_key(value) for value in call.args))
    ]
    return [*(key for key in asked if _OF_SIGNATURE.search(key)), *_announced(function)]


def _announced(function: FunctionEntry) -> list[str]:
    """The headers that a function speaks of and that only what arrives has."""
    return [key for key in function.details.headers if _ANNOUNCING.search(key)]


def _looked_up(call: Call) -> str:
    """The header that ``request.headers.get("X-Shopify-Topic")`` asks for."""
    first = call.args[0] if call.args else None
    is_get = type(call.callee) is Attr or type(call.callee) is Symbol
    if is_get and last_name(call.callee) == "get" and type(first) is Const:
        return str(first.value)
    return ""


def _item_key(value: Value) -> str:
    """The header in ``check(request.headers["X-Shopify-Topic"])``."""
    key = value.key if type(value) is Item else None
    return str(key.value) if type(key) is Const else ""
