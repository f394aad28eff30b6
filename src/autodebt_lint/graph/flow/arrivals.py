"""What nobody in the project gave: what somebody sent to a handler."""

from autodebt_lint.graph.effects.spiders import Spiders
from autodebt_lint.graph.effects.webhooks import Webhooks
from autodebt_lint.graph.ends import ends_of
from autodebt_lint.graph.flow.trail import Origin, Trail
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.values import Param, Symbol

_MESSAGES = frozenset(
    "Update Message CallbackQuery InlineQuery Interaction Event MessageEvent IncomingMessage "
    "ServiceBusReceivedMessage ServiceBusMessage QueueMessage EventHubEvent EventData ConsumerRecord".split()
)
"""Classes of SDKs whose objects are what arrived."""


class Arrivals:
    """Adds what arrives to a trail."""

    def __init__(
        self, trail: Trail, linking: Linking, webhooks: Webhooks, spiders: Spiders
    ) -> None:
        """Tell the senders by what `webhooks` finds, and pages by what `spiders` ask for."""
        self._trail = trail
        self._linking = linking
        self._webhooks = webhooks
        self._spiders = spiders
        self._depending: dict[FunctionEntry, Context] = {}
        """For which handler a framework asks a function that it depends on."""

    def depends(self, asked: FunctionEntry, handler: Context) -> None:
        """A framework asks a function for what it gives to a handler: what arrives there arrives here."""
        self._depending[asked] = handler

    def arrive(self, context: Context) -> None:
        """What arrives in a web handler comes from the system that sends it; it may depend on who takes it."""
        function = context.function
        if function is None:
            return
        read = self._webhooks.read(function, context)
        if read is None and function in self._depending:
            self.arrive(self._depending.pop(function))
        if read is None and function.facts.is_nested:
            read = self._handed_on(function, context)
        if read is not None:
            self._trail.add(Origin(read.systems[0], read, context, sure=False))

    def _handed_on(self, function: FunctionEntry, context: Context) -> RemoteCall | None:
        """The arrival in a handler that a decorator has put another function around, which hands it on."""
        for call in function.details.calls:
            if type(call.callee) is Param and call.callee.function != function.name:
                for handler in self._linking.resolver.functions_called(call, context):
                    read = self._webhooks.read(handler, context)
                    if read is not None and handler.facts.decorators:
                        return read
        return None

    def delivered(self, function: FunctionEntry, name: str, context: Context) -> bool:
        """What the annotation says an SDK delivers, ``update: telegram.Update``, a platform binds, or a name a hook."""
        for what, kind in function.details.annotations:
            if what == name and last_name(kind) in _MESSAGES and type(kind) is Symbol:
                system = self._linking.knowledge.system_for_import(kind.name)
                if system is not None and system.role in {"operational", "hub"}:
                    read = self._webhooks.arrival(function, context, system)
                    self._trail.add(Origin(system, read, context, sure=False))
                    return True
        page = self._spiders.page(function, name)
        if page is not None:
            for site in ends_of(page, self._linking.knowledge):
                self._trail.add(Origin(site, page, context, sure=True))
            return True
        system = self._webhooks.bound(function, name) or self._webhooks.hooked(function, name)
        if system is not None:
            read = self._webhooks.arrival(function, context, system)
            self._trail.add(Origin(system, read, context, sure=False))
        return system is not None
