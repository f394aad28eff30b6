"""What a module uses that its vendor retires: addresses, versions, models, parameters, calls, imports."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from autodebt_lint.knowledge import Retirement
from autodebt_lint.knowledge.retirements import fixing_arguments
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.remote.endpoints import Endpoint, is_excluded
from autodebt_lint.linking.remote.remote_calls import RemoteCalls
from autodebt_lint.linking.resolving.addresses import Address, addresses, constant
from autodebt_lint.linking.resolving.qualified import QualifiedNames
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Const, Dict, Text, Value

MODEL_KEYWORDS = frozenset(
    "model model_name model_id engine deployment deployment_name deployment_id".split()
)
_MODEL_MAKERS = frozenset(["GenerativeModel", "from_pretrained"])
_SENT = ("params", "json", "data", "headers")
"""Arguments of remote calls whose keys and values the vendor reads."""
_QUIET_SINKS = frozenset(["shown", "raised", "compared", "tested"])


class RetirementHit(NamedTuple):
    """Something in a module that its vendor retires, at the literal or call that fixes it."""

    retirement: Retirement
    path: str
    place: Place
    shown: str
    """The text that matched, for the message."""


class Retirements:
    """Finds in one module what its vendor retires."""

    def __init__(
        self,
        module: Module,
        remotes: RemoteCalls,
        endpoints: Sequence[Endpoint],
        systems: frozenset[str],
    ) -> None:
        """Look through a module.

        Args:
            module: the one to look through.
            remotes: the remote calls of the project.
            endpoints: those that the module defines.
            systems: ids of the systems that the module shows to be used.
        """
        self._module = module
        self._remotes = remotes
        self._resolver = remotes.resolver
        self._knowledge = remotes.knowledge
        self._endpoints = endpoints
        self._systems = systems

    def hits(self) -> list[RetirementHit]:
        """One hit per place, the nearest end first, in order of place."""
        hits: dict[Place, RetirementHit] = {}
        exact = itertools.chain(
            self._addresses(), self._headers(), self._models(), self._parameters(), self._calls()
        )
        found = [hit for hit in exact if hit.path == self._module.path]
        used = {hit.retirement.id for hit in found}
        # An import says what is used where nothing else does, or where it names the version itself.
        found += [
            hit
            for hit in self._imports()
            if hit.retirement.id not in used or any(map(str.isdigit, hit.shown))
        ]
        for hit in found:
            known = hits.get(hit.place)
            if known is None or _end(hit) < _end(known):
                hits[hit.place] = hit
        return [hits[place] for place in sorted(hits)]

    def _addresses(self) -> Iterator[RetirementHit]:
        for module in self._resolver.project.import_graph.neighbours(self._module):
            for remote in self._remotes.in_module(module):
                known = [system.id for system in remote.systems if remote.sure]
                for address in remote.addresses:
                    yield from self._at_address(address, known)
        for endpoint in self._endpoints:
            known = [endpoint.system.id] if endpoint.system else []
            yield from self._at_address(endpoint.address, known)
        for literal in self._module.facts.literals:
            function = self._module.scope(literal.scope)
            if literal.kind != "address" or function is None:
                continue
            if not literal.sinks or literal.sinks[0].kind in _QUIET_SINKS:
                continue
            for address in addresses(
                self._resolver, literal.value, self._resolver.anywhere(function)
            ):
                if not is_excluded(address, self._knowledge, used=False):
                    yield from self._at_address(address, [])
        yield from self._composed()

    def _composed(self) -> Iterator[RetirementHit]:
        """Addresses put together from parts and handed to any call, known to be remote or not."""
        by_system = self._knowledge.part("retirement_urls")
        if not any(system in by_system for system in self._systems):
            return
        for function in self._module.functions.values():
            context = self._resolver.anywhere(function)
            for call in function.details.calls:
                for value in call.given:
                    if type(value) is Text:
                        for address in addresses(self._resolver, value, context):
                            if address.fixed and not is_excluded(
                                address, self._knowledge, used=False
                            ):
                                yield from self._at_address(address, [])

    def _at_address(self, address: Address, known: list[str]) -> Iterator[RetirementHit]:
        """Retirements that an address meets, at the literal in which the match ends: the version."""
        if not any(piece.module is self._module for piece in address.pieces):
            return
        host = address.name if address.fixed else ""
        for item in self._knowledge.retirements_for_url(address.text, host, known):
            found = (re.search(pattern, address.text) for pattern in item.url)
            match = next((match for match in found if match is not None), None)
            piece = address.piece_at(_last_letter(match)) if match else None
            if piece is not None and piece.place is not None:
                yield RetirementHit(item, piece.module.path, piece.place, address.text)

    def _headers(self) -> Iterator[RetirementHit]:
        """Versions fixed by a header, wherever the mapping of headers is made."""
        for literal in self._module.facts.literals:
            function = self._module.scope(literal.scope)
            if literal.kind != "version" or function is None:
                continue
            context = self._resolver.anywhere(function)
            for path, place, version in self._strings(literal.value, context):
                for item in self._knowledge.retirements_for_header(
                    literal.text, version, self._systems
                ):
                    yield RetirementHit(item, path, place, f"{literal.text}: {version}")

    def _models(self) -> Iterator[RetirementHit]:
        """Model and product names that are given to calls as such."""
        by_system = self._knowledge.part("retirement_values")
        systems = {system for system in self._systems if system in by_system}
        for function in self._module.functions.values() if systems else ():
            context = self._resolver.anywhere(function)
            for call in function.details.calls:
                values = [value for key, value in call.keywords if key in MODEL_KEYWORDS]
                if last_name(call.callee) in _MODEL_MAKERS:
                    values += call.args[:1]
                for value in values:
                    for path, place, name in self._strings(value, context):
                        for item in self._knowledge.retirements_for_value(name, systems):
                            yield RetirementHit(item, path, place, name)

    def _parameters(self) -> Iterator[RetirementHit]:
        """Parameters and headers that calls send: ``params={"hapikey": key}``, or their values."""
        for remote in self._remotes.in_module(self._module):
            systems = {system.id for system in remote.systems}
            for argument in _SENT if systems else ():
                given = remote.argument((argument, -1))
                for term in self._resolver.resolve(*given) if given is not None else ():
                    for key, value in term.form.items if type(term.form) is Dict else ():
                        if key is not None:
                            yield from self._sent(argument, key, value, term.context, systems)

    def _sent(
        self, argument: str, key: Value, value: Value, context: Context, systems: set[str]
    ) -> Iterator[RetirementHit]:
        """What retires of one pair that is sent: at its value where that is known."""
        named, values = _string(Term(key, context)), [*self._strings(value, context)]
        for key_path, key_place, name in named:
            if argument == "headers":
                for path, place, text in values or [(key_path, key_place, UNKNOWN_PART)]:
                    for item in self._knowledge.retirements_for_header(name, text, systems):
                        yield RetirementHit(item, path, place, name)
            else:
                for path, place, text in ((key_path, key_place, name), *values):
                    for item in self._knowledge.retirements_for_value(text, systems):
                        yield RetirementHit(item, path, place, text)

    def _calls(self) -> Iterator[RetirementHit]:
        wanted = self._knowledge.retirement_call_words
        if not self._remotes.modules.knows_sdk(self._module) and not any(
            last_part(name) in wanted for name in self._module.facts.called
        ):
            return
        names = QualifiedNames(self._resolver, self._knowledge.made_by)
        for call, context in self._resolver.calls_in(self._module, wanted):
            for name in sorted(names.of_callee(call, context)):
                for item in self._knowledge.retirements_for_call(
                    name, self._arguments(call, context), self._systems
                ):
                    place = self._version_given(item, name, call, context) or call.place
                    yield RetirementHit(item, self._module.path, place, name)

    def _version_given(
        self, item: Retirement, name: str, call: Call, context: Context
    ) -> Place | None:
        """The literal of this module that gives a call the version that retires."""
        given = {str(index): value for index, value in enumerate(call.args)} | dict(call.keywords)
        for key in fixing_arguments(item, name):
            for value in (given[it] for it in key.split("|") if it in given):
                for path, place, text in self._strings(value, context):
                    if path == self._module.path and any(map(str.isdigit, text)):
                        return place
        return None

    def _arguments(self, call: Call, context: Context) -> dict[str, str | None]:
        """The constant arguments of a call as texts, by position or keyword."""
        given = {str(index): value for index, value in enumerate(call.args)} | dict(call.keywords)
        spread = given.pop("", None)
        if type(spread) is Dict:
            for key, value in spread.items:
                if type(key) is Const and type(key.value) is str:
                    given.setdefault(key.value, value)
        found = {key: constant(self._resolver, value, context) for key, value in given.items()}
        return {key: None if value is None else str(value) for key, value in found.items()}

    def _imports(self) -> Iterator[RetirementHit]:
        seen: set[tuple[int, str]] = set()
        for item in self._module.facts.imports:
            if self._resolver.project.names.is_own(self._module, item):
                continue
            for found in self._knowledge.retirements_for_import(item.dotted, self._systems):
                if (item.statement, found.id) not in seen:
                    seen.add((item.statement, found.id))
                    yield RetirementHit(found, self._module.path, item.place, item.dotted)

    def _strings(self, value: Value, context: Context) -> Iterator[tuple[str, Place, str]]:
        """The strings that a value may be, with the path and the place of each."""
        for term in self._resolver.resolve(value, context):
            yield from _string(term)


def _string(term: Term) -> Iterator[tuple[str, Place, str]]:
    form = term.form
    if type(form) is Const and type(form.value) is str and form.place is not None:
        yield term.context.module.path, form.place, form.value


def _last_letter(match: re.Match[str]) -> int:
    """Offset of the last letter or digit of a match: the version, not the slash behind it."""
    end = match.end() - 1
    while end > match.start() and not match.string[end].isalnum():
        end -= 1
    return end


def _end(hit: RetirementHit) -> str:
    """Sorting key: what has ended or ends first, then what is dated, then the rest."""
    item = hit.retirement
    if item.sunset_on is not None:
        return item.sunset_on.isoformat()
    return "0000" if item.status == "retired" else f"9999{item.sunset_label}"
