"""The literals of a module that define endpoints, told by how they read and by the calls that use them."""

from typing import NamedTuple

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.remote import endpoints as classify
from autodebt_lint.linking.remote.endpoints import Endpoint
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.remote_calls import RemoteCalls
from autodebt_lint.linking.resolving.addresses import Address, addresses
from autodebt_lint.model.facts import Literal
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Const, Text

MAX_USES = 20
"""Calls that are named as uses of one literal."""

_WEB_SCHEMES = frozenset(["", "http", "https"])


class Usage(NamedTuple):
    """A remote call that reaches an address which a literal fixes."""

    remote: RemoteCall
    address: Address


class DefiningLiterals:
    """Finds the endpoints that the literals of one module define."""

    def __init__(self, module: Module, remotes: RemoteCalls) -> None:
        """Look through `module`; `remotes` are the remote calls of the project."""
        self._module = module
        self._remotes = remotes
        self._resolver = remotes.resolver
        self._knowledge = remotes.knowledge

    def endpoints(self) -> list[Endpoint]:
        """The endpoints, in order of place."""
        usages = self._usages()
        found: dict[Place, Endpoint] = {}
        literals = self._module.facts.literals
        for literal in literals:
            if literal.kind in {"address", "userinfo"}:
                endpoint = self._endpoint(literal, usages.get(literal.place, []))
                if endpoint is not None:
                    found[literal.place] = endpoint
        judged = {literal.place for literal in literals}
        for place, uses in usages.items():
            if place not in judged:
                endpoint = self._classified(uses[0].address, Confidence.HIGH, uses, used=True)
                if endpoint is not None:
                    found[place] = endpoint
        return [found[place] for place in sorted(found)]

    def _usages(self) -> dict[Place, list[Usage]]:
        """Literals of this module that fix the host of remote calls, here or in a neighbour."""
        usages: dict[Place, list[Usage]] = {}
        for module in self._resolver.project.import_graph.neighbours(self._module):
            for remote in self._remotes.in_module(module):
                for address in remote.addresses:
                    place = address.place
                    if place is not None and address.module is self._module and address.fixed:
                        usages.setdefault(place, []).append(Usage(remote, address))
        return usages

    def _endpoint(self, literal: Literal, uses: list[Usage]) -> Endpoint | None:
        function = self._module.scope(literal.scope)
        if function is None:
            return None
        value = literal.value
        if literal.kind != "address" and type(value) is not Text:
            value = Const(literal.text, literal.place)
        context = self._resolver.anywhere(function)
        used = bool(uses)
        environment: Endpoint | None = None
        for address in addresses(self._resolver, value, context):
            if address.place != literal.place or address.module is not self._module:
                continue
            if classify.is_excluded(address, self._knowledge, used=used):
                return None
            system = self._knowledge.system_for_host(address.name, address.path)
            confidence = classify.intention(literal, address, self._knowledge, system, used=used)
            if confidence is None:
                return None
            default = address.default or classify.is_default(literal) or self._is_setting(literal)
            endpoint = self._classified(
                address._replace(default=default), confidence, uses, used=used, literal=literal
            )
            if endpoint is None or endpoint.host_class is not classify.HostClass.ENVIRONMENT:
                return endpoint
            # Where configuration chooses between this and another host, none is fixed.
            environment = environment or endpoint
        return environment

    def _is_setting(self, literal: Literal) -> bool:
        """Whether a literal is the default of a field that is read from the environment."""
        cls = self._module.classes.get(literal.scope)
        if cls is None:
            return False
        base = self._resolver.project.external_base(cls)
        return last_part(base) in classify.SETTINGS_CLASSES

    def _classified(
        self,
        address: Address,
        confidence: Confidence,
        uses: list[Usage],
        *,
        used: bool,
        literal: Literal | None = None,
    ) -> Endpoint | None:
        knowledge = self._knowledge
        if classify.is_excluded(address, knowledge, used=used):
            return None
        system = knowledge.system_for_host(address.name, address.path)
        host = classify.host_class(address, knowledge, system)
        if system is None and address.scheme not in _WEB_SCHEMES:
            system = knowledge.system_for_scheme(address.scheme)
        calls = [(use.remote.module.path, use.remote.call.place, use.remote.name) for use in uses]
        return Endpoint(
            address=address,
            host_class=host,
            system=system,
            confidence=confidence,
            reachable=literal is None or literal.reachable,
            scope=literal.scope if literal is not None else "",
            has_secret=literal is not None and literal.kind == "userinfo",
            plain_login=address.scheme == "smtp"
            and any(_logs_in_plainly(use.remote) for use in uses),
            uses=tuple(dict.fromkeys(calls))[:MAX_USES],
        )


def _logs_in_plainly(remote: RemoteCall) -> bool:
    """Whether the function that connects to a mail server logs in and never starts TLS."""
    return remote.function.facts.calls_any({"login"}) and not any(
        function.facts.calls_any({"starttls"}) for function in remote.module.functions.values()
    )
