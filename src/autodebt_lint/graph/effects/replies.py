"""What the handler of a chat answers: by a method of what it was called with, or by a function that it was given.

``async def on_message(message): await message.channel.send(text)``, ``def deals(ack, say): say(text)``. No client
was made for these where they stand, and nothing but who calls the handler tells where they lead.
"""

from collections.abc import Iterator

from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.graph.effects.webhooks import Webhooks
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import chain
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import WRITE
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Param

_GIVEN = frozenset(["say", "respond"])
"""Functions that a handler is given to answer with."""
_METHODS = frozenset(
    "send send_message send_photo send_document reply reply_text reply_html reply_markdown reply_markdown_v2 reply_photo "
    "reply_document answer answer_photo answer_document respond edit edit_text edit_message_text edit_original_response".split()
)
"""Methods by which it answers."""
_CHAT = "messaging"
_HANDED = frozenset([Attr, Param])
"""Forms of what a handler hands on: ``tell(ctx, text)``, ``tell(ctx.channel, text)``."""


class Replies(Teller):
    """Tells the calls by which handlers answer."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._linking = linking
        self._webhooks = Webhooks(linking)
        self._chats: dict[FunctionEntry, System | None] = {}

    def calls(self, module: Module) -> Iterator[RemoteCall]:
        """All such calls of a module that are no remote ones, in order of place."""
        for remote in super().calls(module):
            if self._linking.remotes.of(remote.call, remote.context) is None:
                yield remote

    def candidates(self, module: Module) -> Iterator[tuple[Call, Context]]:
        """The calls that may be one, by their names alone."""
        resolver = self._linking.resolver
        yield from resolver.calls_in(module, _METHODS)
        for function in module.functions.values():
            if not _GIVEN.isdisjoint(function.facts.params):
                context = resolver.anywhere(function)
                for call in function.details.calls:
                    if type(call.callee) is Param and call.callee.name in _GIVEN:
                        yield call, context

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call answers to the chat that called its handler; None where it does something else."""
        start, path = chain(call.callee)
        if type(start) is not Param:
            return None
        method = path[-1] if path else start.name
        function = context.module.functions.get(start.function)
        if function is None or method not in (_METHODS if path else _GIVEN):
            return None
        system = self._chat_of(function) or self._handed_on(start, context)
        if system is None:
            return None
        label = f"{system.name} {method}"
        return RemoteCall(call, context, label, None, WRITE, (), (system,), None)

    def _handed_on(self, given: Param, context: Context) -> System | None:
        """The chat that calls the handler which hands on what it was called with, or a part of it."""
        for form, inside in self._linking.resolver.resolve(given, context):
            start = chain(form)[0] if type(form) in _HANDED else None
            owner = inside.module.functions.get(start.function) if type(start) is Param else None
            system = self._chat_of(owner) if owner is not None and start != given else None
            if system is not None:
                return system
        return None

    def _chat_of(self, function: FunctionEntry) -> System | None:
        """The chat that calls a handler."""
        if function not in self._chats:
            system = self._webhooks.sender(function)
            is_chat = system is not None and system.category == _CHAT
            self._chats[function] = system if is_chat else None
        return self._chats[function]
