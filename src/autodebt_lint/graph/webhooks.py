"""Data that arrives unasked: the request that a web handler is called with, and who sends it."""

import re
from collections.abc import Iterator

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.jobs import Jobs
from autodebt_lint.linking.naming import last_name, last_part, words
from autodebt_lint.linking.remote_call import RemoteCall
from autodebt_lint.linking.sdks import Sdks
from autodebt_lint.linking.terms import Context
from autodebt_lint.linking.verbs import READ
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Item, Symbol, Value

#: The request of the moment, as frameworks with a global one call it.
REQUESTS = ("flask.request", "bottle.request", "quart.request")
_ROUTES = frozenset("route post put patch api_route view http csrf_exempt require_POST".split())
_HANDLERS = frozenset("lambda_handler handler webhook".split())
_SIGNED = re.compile(r"(?i)webhook|construct_(?:event|from)|verify_signature")
_CHECKING = re.compile(r"(?i)webhook|signature|hmac")
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
        system = self._listened_to(function)
        if system is None and self._is_handler(function):
            system = next(self._senders(function), None)
        if system is None:
            return None
        arrival = Call(-1, Symbol("webhook"), (), (), function.facts.place)
        return RemoteCall(arrival, context, "webhook", None, READ, (), (system,), None, sure=False)

    def _listened_to(self, function: FunctionEntry) -> System | None:
        """The system whose SDK calls a function with what happens there: ``@app.view("done")`` of Slack."""
        around = self._jobs.around(function)
        for callee, call in self._jobs.decorators(function):
            system = self._sdks.behind(callee, around) if call is not None else None
            if system is not None and system.role == "operational":
                return system
        return None

    def _is_handler(self, function: FunctionEntry) -> bool:
        if last_part(function.name) in _HANDLERS:
            return True
        return any(last_name(item) in _ROUTES for item, _ in self._jobs.decorators(function))

    def _senders(self, function: FunctionEntry) -> Iterator[System]:
        """Systems that the route, the headers that are looked at, and the handler's name speak of."""
        texts = [
            str(value.value)
            for _, call in self._jobs.decorators(function)
            if call is not None
            for value in call.args
            if type(value) is Const
        ]
        headers = [
            key
            for call in function.details.calls
            for key in (_looked_up(call), *(_item_key(value) for value in call.args))
            if key.lower().startswith("x-") or key.lower().endswith("-signature")
        ]
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
        for text in (*headers, *texts, last_part(function.name), *checks, *module):
            whole = re.split(r"[^A-Za-z]+", text)
            for word in (*whole, *(part for item in whole for part in words(item))):
                system = (
                    self._knowledge.system_for_module_name(word) if len(word) >= _LEAST else None
                )
                if system is not None and system.role == "operational":
                    yield system


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
