"""What a handler, and what stands around it, says of who sends what arrives there.

Surest first: keys that only one system sends, headers and keys of signatures, routes, names of handlers, checks,
classes and secrets, docstrings; and where all these are silent what takes the request on: the module of the
function that it goes to, the folder that the handler stands in, the table that it is kept in.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeGuard

from autodebt_lint.graph.ends import PREFIX, unlisted_at
from autodebt_lint.knowledge import System
from autodebt_lint.languages.python.annotations import DEPENDING
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name, last_part, words
from autodebt_lint.linking.remote.datasets import datasets_of
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.verbs import WRITE
from autodebt_lint.linking.resolving.addresses import Piece, address_of
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

SIGNED = re.compile(r"(?i)webhook|construct_(?:event|from)|verify_signature")
_CHECKING = re.compile(r"(?i)webhook|signature|hmac")
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
_OF_SIGNATURE = re.compile(r"(?i)^x[-_]|(?:^|[-_])signature\b|\bhmac\b")
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
_CALLED_AFTER = frozenset(
    [*_HOOKS, "event", "events", "callback", "notification", "lambda", "handler"]
)
"""Words by which a handler, its route, its module or its folder says that something arrives."""
_EVERYDAY = frozenset("parse branch line buffer make impact medium threads".split())
"""Ids of systems that say in a route what is done there, and not who sends."""
SENDING = frozenset(["operational", "hub"])
MAX_MODULES = 400
"""Modules of a project in which it is sought to whom they speak."""
MAX_CALLS = 40
"""Calls of a handler that are looked at for one that checks who signed."""
_REVEALING = frozenset(["get_secret_value"])
"""Methods by which a secret of settings is read."""
MAX_MADE = 4
"""Calls by which a constant of a module is made."""
MAX_VALUES = 3_000
"""Values of one function that are searched for keys."""
_LEAST = 3
"""Letters of a word that may name a system: shorter ones are words of every day."""


class Senders:
    """Tells which systems names speak of."""

    def __init__(self, linking: Linking) -> None:
        """Tell them by the names that a linked project knows."""
        self._linking = linking
        self._knowledge = linking.knowledge
        self._jobs = linking.jobs

    def routes(self, function: FunctionEntry) -> Iterator[str]:
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
        for _, made in _defaults_made(function):
            for key, value in made.keywords if last_name(made.callee) == "Header" else ():
                if key == "alias" and type(value) is Const:
                    yield str(value.value)

    def _checking(self, function: FunctionEntry) -> list[FunctionEntry]:
        """The functions that check for a handler who signed what it gets.

        They are its decorators, what it depends on, and what it calls.
        """
        around = self._jobs.around(function)
        asked = [(callee, around) for callee, _ in self._jobs.decorators(function)]
        asked += [
            (made.args[0], around)
            for _, made in _defaults_made(function)
            if made.args and _depends(made)
        ]
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
                    and any(map(_CHECKING.search, (item.name, *_headers(item), *_signatures(item))))
                ]
        return list(dict.fromkeys(found))

    def of(self, function: FunctionEntry) -> Iterator[System]:
        """Systems that the form, the route, the headers that are looked at, and the handler's name speak of."""
        texts = [
            str(value.value)
            for _, call in self._jobs.decorators(function)
            if call is not None
            for given in call.args
            for value in (given.items if type(given) is Seq else (given,))
            if type(value) is Const
        ]
        texts += self.routes(function)
        checking = self._checking(function)
        for each in (function, *checking):
            texts += _signatures(each)
            texts += self._declared_headers(each)
        headers = [key for each in (function, *checking) for key in _headers(each)]
        headers += [key for each in self._below(function) for key in _announced(each)]
        # ``stripe.Webhook.construct_event(payload, signature, secret)``: who signs is who sends.
        signed = [
            name
            for call in function.details.calls
            if type(call.callee) is Symbol and SIGNED.search(name := call.callee.name)
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
        fields = self.asked_within(function).union(function.facts.params)
        yield from self._knowledge.systems_for_hook(fields)
        yield from self.spoken_of(headers)
        # ``/jira-slack-bot/events``: of those that a route speaks of, the handler's name tells which.
        routed = list(self.spoken_of(texts))
        yield from (it for it in self.spoken_of(names) if it in routed)
        yield from (*routed, *self.spoken_of(told))
        yield from self._named_as_sender(function.details.said)
        spoken = {
            word for text in (*texts, *names, *function.module.dotted) for word in words(text)
        }
        if not spoken.isdisjoint(_CALLED_AFTER):
            yield from self._taking_on(function)
        beside = {word for text in texts for word in _beside_hook(text)}
        yield from (self._own[it] for it in sorted(beside) if it in self._own)

    @cached_property
    def _own(self) -> dict[str, System]:
        """What no ruleset knows and scripts of the project speak to, by the names of their domains: a hook may be called after one."""
        modules = self._linking.project.modules.values()
        found: dict[str, System] = {}
        for module in modules if len(modules) <= MAX_MODULES else ():
            for literal in module.facts.literals:
                address = address_of((Piece(literal.text, None, module),))
                known = address and self._knowledge.system_for_host(address.name, address.path)
                for system in (
                    unlisted_at([address], self._knowledge) if address and not known else ()
                ):
                    domain = system.id.removeprefix(PREFIX)
                    found.setdefault(domain.partition(".")[0], system)
        return found

    def _taking_on(self, function: FunctionEntry) -> Iterator[System]:
        """The one system after which what takes on what arrives is called, and to which nobody here speaks.

        ``brevo_events.handle(request.get_json())``, ``def handle(statuspage_data)``, ``hooks/jotform/app.py``, ``INSERT INTO typeform_answers``.
        """
        inside = list(dict.fromkeys(self.within(function)))
        elsewhere = [it for it in inside if it.module is not function.module]
        taking = [name for it in elsewhere for name in (*it.module.dotted, *it.name.split("."))]
        taken = [name for it in inside for name in it.facts.params]
        writes = (
            it for each in (function, *inside) for it in self._linking.remotes.in_function(each)
        )
        kept = [
            name
            for it in writes
            if it.operation == WRITE
            for name in datasets_of(it, self._linking.resolver)
        ]
        for texts in (taking, taken, function.module.dotted[:-1], kept):
            found = {system.id: system for system in self.spoken_of(texts)}
            if found:
                told = found.keys() - self._spoken_to(function.module)
                yield from (found[id] for id in told if len(told) == 1)
                return

    def _spoken_to(self, module: Module) -> set[str]:
        """Ids of the systems to which a module speaks, or one on its island."""
        project = self._linking.project
        return {
            system.id
            for near in project.on(project.island(module))
            for remote in self._linking.remotes.in_module(near)
            for system in remote.systems
        }

    def asked_within(self, function: FunctionEntry) -> frozenset[str]:
        """The keys that a handler asks for, or a function in it, or one that it calls."""
        return frozenset().union(*map(asked_keys, (function, *self.within(function))))

    def within(self, function: FunctionEntry) -> Iterator[FunctionEntry]:
        """The functions in a function, and those that it calls."""
        inside = self._jobs.resolver.anywhere(function)
        for item in function.module.functions.values():
            if item.name.startswith(f"{function.name}."):
                yield item
        for call in function.details.calls[:MAX_CALLS]:
            yield from self._jobs.resolver.functions_called(call, inside)

    def _below(self, function: FunctionEntry) -> Iterator[FunctionEntry]:
        """The functions that it calls, and those that these call."""
        for near in self.within(function):
            yield near
            yield from self.within(near)

    def _named_as_sender(self, said: str) -> Iterator[System]:
        """The one system of which a docstring says that it sends: ``Receive deals from HubSpot``."""
        found: dict[str, System] = {}
        for match in (*_SENDER_BEFORE.finditer(said), *_SENDER_AFTER.finditer(said)):
            first, _, second = match[match.lastindex or 0].partition(" ")
            system = self._knowledge.system_for_module_name(f"{first}_{second}") if second else None
            system = system or self._knowledge.system_for_module_name(first)
            if system is not None and system.role in SENDING:
                found[system.id] = system
        if len(found) == 1:
            yield from found.values()

    def called(self, name: str) -> System | None:
        """The system that sends and of which this is all of the name."""
        system = self._knowledge.system_for_module_name(name)
        return system if _sends(system) else None

    def written_by(self, function: FunctionEntry) -> set[str]:
        """Ids of the systems to which a function writes, or one that it calls."""
        return {
            system.id
            for each in (function, *self.within(function))
            for remote in self._linking.remotes.in_function(each)
            if remote.operation == WRITE
            for system in remote.systems
        }

    def spoken_of(self, texts: Iterable[str]) -> Iterator[System]:
        """The systems that texts name, word by word."""
        for text in texts:
            whole = re.split(r"[^A-Za-z]+", _TARGET.sub("", text))
            for word in (*whole, *(part for item in whole for part in words(item))):
                system = (
                    self._knowledge.system_for_module_name(word) if len(word) >= _LEAST else None
                )
                if _sends(system):
                    yield system
        for word in (word for text in texts for word in _beside_hook(text)):
            system = self._knowledge.system(word) or self._knowledge.system_for_module_name(word)
            if _sends(system):
                yield system


def _sends(system: System | None) -> TypeGuard[System]:
    """Whether a system is one that may call: a protocol, like that of mails, is spoken by anybody."""
    return system is not None and system.role == "operational" and not system.url_schemes


def _beside_hook(route: str) -> Iterator[str]:
    """What a route, or a name of two words, names beside its hook: ``lever`` in ``/webhooks/lever``, ``lever_webhook``.

    Whatever else the word may mean.
    """
    parts = [part.lower() for part in route.strip("/").split("/")]
    if len(parts) == 1 and parts[0].count("_") == 1:
        parts = parts[0].split("_")
    for place, part in enumerate(parts):
        if part in _HOOKS:
            beside = parts[place + 1 : place + 3] or parts[max(place - 1, 0) : place]
            yield from (it for it in beside if it not in _EVERYDAY)


def asked_keys(function: FunctionEntry, of: str = "") -> frozenset[str]:
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


def _kinds(function: FunctionEntry) -> list[str]:
    """Names of the classes that a handler's parameters are declared as, without those that a framework makes."""
    others = {"return", *(name for name, made in _defaults_made(function) if _depends(made))}
    return [last_name(kind) for name, kind in function.details.annotations if name not in others]


def _defaults_made(function: FunctionEntry) -> Iterator[tuple[str, Call]]:
    """The calls that make defaults of parameters, by which a framework is told what these are to be."""
    for name, default in function.details.defaults:
        made = function.module.call(default.call) if type(default) is Result else None
        if made is not None:
            yield name, made


def _depends(made: Call) -> bool:
    return last_name(made.callee) in DEPENDING


def _secrets(function: FunctionEntry) -> list[str]:
    """Names of the secrets by which a handler knows a sender: ``os.environ["ACME_HOOK_SECRET"]``.

    Of a constant of its module what that is made of: ``SECRET = os.getenv("ACME_HOOK_SECRET")``.
    """
    module = function.module
    found = [_item_key(value) or _variable(value) for value in _signed_with(function)]
    waiting: list[Value] = [value for call in function.details.calls for value in call.args]
    # ``settings.acme_hook_secret.get_secret_value()``
    on = (call.callee for call in function.details.calls)
    waiting += [callee.base for callee in on if type(callee) is Attr and callee.name in _REVEALING]
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


def _signatures(function: FunctionEntry) -> list[str]:
    """The parameters that are headers of what arrives: ``def receive(request, stripe_signature=Header(None))``."""
    params = function.facts.params
    return [it for it in params if it.lower().endswith("signature") or it.startswith("x_")]


def _headers(function: FunctionEntry) -> list[str]:
    """The headers that a function looks at and that may say who sent them."""
    asked = sorted(asked_keys(function))
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
