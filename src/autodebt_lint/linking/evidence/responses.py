"""Whether somebody looked at a response's status before its body was used or it was dropped."""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.remote.client_objects import is_client, maker_functions
from autodebt_lint.linking.remote.remote_call import Client, RemoteCall
from autodebt_lint.linking.remote.remote_calls import RemoteCalls
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call, ResultUse, Use
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Attr, Const, Item, Result, Value

MAX_DEPTH = 4
_HOOKS = frozenset(["hooks", "event_hooks"])


class Unchecked(NamedTuple):
    """A use of a response that nobody had checked."""

    path: str
    place: Place
    dropped: bool
    """The response was thrown away, status and all."""


class Responses:
    """Follows the responses of remote calls to where somebody looks at them."""

    def __init__(self, resolver: Resolver, remotes: RemoteCalls) -> None:
        """Follow what `resolver` resolves."""
        self.resolver = resolver
        self.remotes = remotes

    def unchecked(self, remote: RemoteCall) -> Unchecked | None:
        """The first use of the response on a path where its status had not been looked at."""
        behaviour = remote.behaviour
        if behaviour is None or behaviour.checked or self._raises(remote):
            return None
        if behaviour.operation == "command":
            return self._command(remote)
        return self._of_result(remote.call, remote.context, 0)

    def _command(self, remote: RemoteCall) -> Unchecked | None:
        words = remote.command_words
        if not any(word.rpartition("/")[2] == "curl" for word in words):
            return None
        if any(
            w in {"--fail", "--fail-with-body", "--fail-early"}
            or (w.startswith("-") and not w.startswith("--") and "f" in w)
            for w in words
        ):
            return None
        return Unchecked(remote.module.path, remote.call.place, dropped=True)

    def _raises(self, remote: RemoteCall) -> bool:
        """The call, or the client it is made with, was told to raise by itself."""
        behaviour = remote.behaviour
        assert behaviour is not None
        if behaviour.raising:
            given = remote.argument((behaviour.raising, -1))
            if given is not None:
                return not self._is_false(*given)
        client = remote.client
        if any(key == "hooks" for key, _ in remote.call.keywords):
            return True
        if client is None:
            return False
        if client.cls is not None and self._class_checks(client):
            return True
        if client.call is None:
            return False
        kind = self.remotes.clients.objects.get(client.type)
        if kind is not None and kind.raising:
            for key, value in client.call.keywords:
                if key == kind.raising:
                    return not self._is_false(value, client.context)
        if any(key in _HOOKS for key, _ in client.call.keywords):
            return True
        return self._hooked(client)

    def _class_checks(self, client: Client) -> bool:
        """A session class of the project that looks at every status in ``request`` or ``send``."""
        assert client.cls is not None
        for ancestor in self.resolver.project.ancestry(client.cls):
            for name in ("request", "send"):
                method = ancestor.method(name)
                if method is not None and any(
                    use.use is Use.STATUS for call in method.details.calls for use in call.uses
                ):
                    return True
        return False

    def _is_false(self, value: Value, context: Context) -> bool:
        return all(
            type(t.form) is Const and not t.form.value
            for t in self.resolver.resolve(value, context)
        )

    def _hooked(self, client: Client) -> bool:
        """``session.hooks["response"] = check`` or ``.append(check)``."""
        functions = maker_functions(client)
        if functions is None:
            functions = list(client.context.module.functions.values())
        for function in functions:
            context = self.resolver.anywhere(function)
            bases = [base for base, name, _ in function.details.attributes if name in _HOOKS]
            bases += [
                base for call in function.details.calls for base in _hooked_bases(call.callee)
            ]
            if any(is_client(base, context, client, self.resolver) for base in bases):
                return True
        return False

    def _of_result(self, call: Call, context: Context, depth: int) -> Unchecked | None:
        """Go through the uses of a result in their order, until one settles the matter."""
        path = context.module.path
        checked = False  # by a function that was given the response; the walk saw all other looks
        for use in call.uses:
            if use.use is Use.PASSED and use.detail >= 0 and not checked:
                verdict = self._passed(call, use, context, depth)
                if isinstance(verdict, Unchecked):
                    return verdict
                checked = verdict
            elif use.use is Use.BODY_UNCHECKED and not checked:
                return Unchecked(path, use.place, dropped=False)
        if checked or any(use.use is Use.STATUS for use in call.uses):
            return None
        for use in call.uses:
            if use.use is Use.TEXT_UNCHECKED:
                return Unchecked(path, use.place, dropped=False)
        if len(call.uses) == 1 and call.uses[0].use is Use.DROPPED:
            return Unchecked(path, call.uses[0].place, dropped=True)
        if (
            depth < MAX_DEPTH
            and context.function is not None
            and any(use.use is Use.RETURNED for use in call.uses)
        ):
            return self._returned(context.function, depth)
        return None

    def _passed(self, call: Call, use: ResultUse, context: Context, depth: int) -> Unchecked | bool:
        """What the function does that was given the response: True when it checks, or may."""
        held = self.resolver.holder(use.detail, context)
        if held is None or depth >= MAX_DEPTH:
            return True
        taker, inside = held
        position = next((i for i, arg in enumerate(taker.args) if Result(call.number) == arg), -1)
        keyword = next((k for k, v in taker.keywords if Result(call.number) == v), "")
        known = False
        for target in self.resolver.targets(taker, inside):
            function = target.function
            if function is None:
                continue
            known = True
            params = list(function.facts.params)
            if function.self_name:
                params = params[1:]
            name = keyword or (params[position] if 0 <= position < len(params) else "")
            uses = dict(function.details.param_uses).get(name, ())
            looks = any(item.use is Use.STATUS for item in uses)
            for item in uses:
                if item.use is Use.BODY_UNCHECKED or (item.use is Use.TEXT_UNCHECKED and not looks):
                    return Unchecked(function.module.path, item.place, dropped=False)
            if looks:
                return True
        return not known

    def _returned(self, function: FunctionEntry, depth: int) -> Unchecked | None:
        """The response is handed up: every caller is asked."""
        for caller, call in self.resolver.callers(function):
            found = self._of_result(call, caller, depth + 1)
            if found is not None:
                return found
        return None


def _hooked_bases(callee: Value) -> Iterator[Value]:
    """What stands before ``.hooks`` in a chain of attributes and items."""
    while type(callee) is Attr or type(callee) is Item:
        if type(callee) is Attr and callee.name in _HOOKS:
            yield callee.base
        callee = callee.base
