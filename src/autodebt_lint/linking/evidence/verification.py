"""Where the check of the other side's certificate is switched off."""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.remote_calls import RemoteCalls
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.facts import Switch
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Attr, Const, Dict, Param, Symbol, Value

_OFF = frozenset(["CERT_NONE", "ssl.CERT_NONE"])
_UNVERIFIED_CONTEXTS = frozenset(["ssl._create_unverified_context"])
_DEFAULT_CONTEXT = "_create_default_https_context"
_CONTEXT_ATTRIBUTES = frozenset(["check_hostname", "verify_mode"])
_SILENCERS = frozenset(
    [
        "urllib3.disable_warnings",
        "requests.packages.urllib3.disable_warnings",
        "requests.urllib3.disable_warnings",
    ]
)
_CURL = frozenset(["--insecure", "--no-check-certificate"])


class Unverified(NamedTuple):
    """A place at which the check is switched off."""

    place: Place
    what: str
    """The call or attribute, as the user knows it."""
    scope: str
    reachable: bool
    system: str | None = None
    silenced: bool = False
    """Only the warning about it is silenced."""
    keyword: str = ""
    """The argument of the call that switches it off, where that is written there as a constant."""


class Verification:
    """Finds the places in one module."""

    def __init__(self, module: Module, remotes: RemoteCalls) -> None:
        """Look through `module`; `remotes` are the remote calls of the project."""
        self._module = module
        self._remotes = remotes
        self._resolver = remotes.resolver

    def places(self) -> list[Unverified]:
        """The places, in order, each once."""
        found: dict[Place, Unverified] = {}
        for item in (*self._remote(), *self._switches(), *self._called()):
            found.setdefault(item.place, item)
        return [found[place] for place in sorted(found)]

    # Remote calls

    def _remote(self) -> Iterator[Unverified]:
        for remote in self._remotes.in_module(self._module):
            if self._is_unverified(remote):
                yield Unverified(
                    remote.call.place,
                    remote.name,
                    remote.function.name,
                    remote.call.reachable,
                    remote.system_id,
                    keyword=self._keyword(remote),
                )

    def _keyword(self, remote: RemoteCall) -> str:
        names = remote.behaviour.verify if remote.behaviour is not None else ()
        given = {
            keyword
            for keyword, value in remote.call.keywords
            if keyword in names and type(value) is Const
        }
        return given.pop() if len(given) == 1 else ""

    def _is_unverified(self, remote: RemoteCall) -> bool:
        behaviour = remote.behaviour
        if behaviour is None:
            return False
        if behaviour.operation == "command":
            return any(_is_insecure(word) for word in remote.command_words)
        for name in behaviour.verify:
            given = remote.argument((name, -1))
            if given is not None and self._is_off(*given):
                return True
        return any(self._is_off(value, context) for value, context in self._spread(remote))

    def _spread(self, remote: RemoteCall) -> Iterator[tuple[Value, Context]]:
        """What ``**mapping`` arguments give to the keywords that matter."""
        assert remote.behaviour is not None
        for keyword, value in remote.call.keywords:
            if keyword or type(value) is Param:
                continue  # a mapping of the callers is theirs to answer for
            for term in self._resolver.resolve(value, remote.context):
                if type(term.form) is Dict:
                    for key, item in term.form.items:
                        if type(key) is Const and key.value in remote.behaviour.verify:
                            yield item, term.context

    def _is_off(self, value: Value, context: Context) -> bool:
        """Whether a value may be false; what callers give is found where they give it."""
        if type(value) is Param:
            function = self._parameter_of(value, context)
            if function is not None and self._is_given(value, function):
                return False
        return any(map(_is_false, self._resolver.resolve(value, context)))

    def _parameter_of(self, value: Param, context: Context) -> FunctionEntry | None:
        holder = context.holding(value.function)
        return holder.function if holder is not None else None

    def _is_given(self, value: Param, function: FunctionEntry) -> bool:
        """Whether the default of a parameter protects, so that only a caller can expose."""
        defaults = dict(function.details.defaults)
        default = defaults.get(value.name)
        return default is None or not any(
            map(_is_false, self._resolver.resolve(default, self._resolver.anywhere(function)))
        )

    # Constants for arguments and attributes

    def _switches(self) -> Iterator[Unverified]:
        for switch in self._module.facts.switches:
            what = self._argument(switch) if switch.form == "argument" else self._attribute(switch)
            if what:
                yield Unverified(
                    switch.place,
                    what,
                    switch.scope,
                    switch.reachable,
                    keyword=switch.key if switch.form == "argument" else "",
                )

    def _argument(self, switch: Switch) -> str:
        """What is called with an argument that switches the check off; "" when it does not."""
        clients = self._remotes.clients
        words = self._remotes.knowledge.words
        value = type(switch.value) is Const and switch.value.value is True
        name = _name(switch.on)
        if words.leaves_unverified(switch.key, value):
            return name
        if value:
            return ""
        if type(switch.on) is Symbol:
            behaviour = clients.functions.get(switch.on.name)
            kind = clients.objects.get(clients.makers.get(switch.on.name, ""))
            if switch.key in (behaviour.verify if behaviour else kind.verify if kind else ()):
                return name
        return name if self._is_passed_on(switch) else ""

    def _is_passed_on(self, switch: Switch) -> bool:
        """Whether a function or class of the project hands the argument to a client."""
        function = self._module.scope(switch.scope)
        if function is None or switch.key not in self._passed_names():
            return False
        context = self._resolver.anywhere(function)
        for call in function.details.calls:
            if call.place == switch.place:
                targets = self._resolver.functions_called(call, context)
                return any(self._hands_on(target, switch.key, 0) for target in targets)
        return False

    def _passed_names(self) -> frozenset[str]:
        return frozenset(
            name for kind in self._remotes.clients.objects.values() for name in kind.verify
        )

    def _hands_on(self, function: FunctionEntry, key: str, depth: int) -> bool:
        """Whether a parameter, or ``**kwargs``, reaches a client's argument of the same name."""
        params = function.facts.params
        spread = next((param[2:] for param in params if param.startswith("**")), "")
        names = {key} & set(params) | ({spread} if spread and key not in params else set())
        if not names or depth > 2:
            return False
        context = self._resolver.anywhere(function)
        for call in function.details.calls:
            given = any(
                type(value) is Param and value.name.lstrip("*") in names and keyword in {key, ""}
                for keyword, value in call.keywords
            )
            if not given:
                continue
            remote = self._remotes.of(call, context)
            if (
                remote is not None
                and remote.behaviour is not None
                and key in remote.behaviour.verify
            ):
                return True
            if type(call.callee) is Symbol and call.callee.name in self._remotes.clients.makers:
                return True
            if any(
                self._hands_on(target, key, depth + 1)
                for target in self._resolver.functions_called(call, context)
            ):
                return True
        return False

    def _attribute(self, switch: Switch) -> str:
        """The attribute that switches the check off; "" when it does not."""
        on, key = switch.on, switch.key
        if type(switch.value) is Const and switch.value.value:
            return ""
        if key == _DEFAULT_CONTEXT:
            return f"ssl.{key}"
        if key in _CONTEXT_ATTRIBUTES:
            uses_ssl = any(item.module.startswith("ssl") for item in self._module.facts.imports)
            return (
                f"{_name(on)}.{key}".lstrip(".") if uses_ssl or _is_cert_none(switch.value) else ""
            )
        function = self._module.scope(switch.scope)
        if function is None:
            return ""
        for term in self._resolver.resolve(on, self._resolver.anywhere(function)):
            client = self._remotes.objects.client(term)
            kind = self._remotes.clients.objects.get(client.type) if client is not None else None
            if kind is not None and key in kind.verify:
                return f"{kind.name.rpartition('.')[2]}.{key}"
        return ""

    # Calls

    def _called(self) -> Iterator[Unverified]:
        """Calls that make an unverified context, or silence the warning."""
        wanted = _UNVERIFIED_CONTEXTS | _SILENCERS
        called = wanted.intersection(self._module.facts.called)
        if not called:
            return
        for function in self._module.functions.values():
            if called.isdisjoint(function.facts.callees):
                continue
            for call in function.details.calls:
                if type(call.callee) is Symbol and call.callee.name in called:
                    name = call.callee.name
                    yield Unverified(
                        call.place,
                        name,
                        function.name,
                        call.reachable,
                        silenced=name in _SILENCERS,
                    )


def _name(value: Value) -> str:
    """The name of a callee or object in a few words."""
    if type(value) is Symbol:
        return value.name.lstrip(":.")
    if type(value) is Param:
        return value.name
    return value.name if type(value) is Attr else ""


def _is_cert_none(value: Value) -> bool:
    return (type(value) is Symbol and value.name in _OFF) or (
        type(value) is Const and value.value in _OFF
    )


def _is_false(term: Term) -> bool:
    """Whether a term is a false constant; None leaves the client's own default."""
    form = term.form
    if type(form) is Const:
        return form.value is not None and (not form.value or form.value in _OFF)
    return type(form) is Symbol and form.name in _OFF


def _is_insecure(word: str) -> bool:
    """Whether a word of a command line tells curl or wget not to look at the certificate."""
    return word in _CURL or (
        word.startswith("-") and not word.startswith("--") and word[1:].isalpha() and "k" in word
    )
