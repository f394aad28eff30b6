"""One module with everything that linking knows about it: what a rule sees."""

import functools
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from autodebt_lint.knowledge import Knowledge, Library, Retirement, UserRule
from autodebt_lint.linking import endpoints as classify
from autodebt_lint.linking.addresses import Address, addresses, constant
from autodebt_lint.linking.endpoints import Endpoint
from autodebt_lint.linking.project import FunctionEntry, Module, Project, last_name
from autodebt_lint.linking.remote import RemoteCall, RemoteCalls, talks
from autodebt_lint.linking.resolver import Context, Object, Resolver, Term
from autodebt_lint.linking.responses import Responses, Unchecked
from autodebt_lint.linking.timeouts import Timeout, timeout_of
from autodebt_lint.model.facts import Call, Handler, Import, Literal, ModuleFacts
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Attr, Const, Dict, Instance, Result, Symbol, Text, Value

ENTRY_NAMES = frozenset(
    "main run handler lambda_handler execute cli entrypoint entry_point".split()
)
ENTRY_DECORATORS = frozenset(
    "task dag flow job command cli_task shared_task periodic_task scheduled_job on_event cloud_event http "
    "asset op sensor schedule timer_trigger callback main click".split()
)


MAX_REACH = 5
TEST_LIBRARIES = frozenset(
    ["pytest", "unittest", "nose", "mock", "hypothesis", "responses", "requests_mock"]
)
MODEL_KEYWORDS = frozenset(
    "model model_name model_id engine deployment deployment_name deployment_id".split()
)


class RetirementHit(NamedTuple):
    """Something in a module that its vendor retires, at the literal or call that fixes it."""

    retirement: Retirement
    path: str
    place: Place
    shown: str
    """The text that matched, for the message."""


class Linking:
    """The linked project: the tools that every module shares."""

    def __init__(
        self, project: Project, knowledge: Knowledge, log_is_enough: str = "boundary"
    ) -> None:
        """Link `project` with the help of `knowledge`; work is done when asked for."""
        self.log_is_enough = log_is_enough
        self.project = project
        self.talking: set[str] | None = None
        """Paths of the modules that may reach a known system, once other processes found out."""
        self._reaching: dict[FunctionEntry, bool] = {}
        self._sources: dict[str, set[Module]] = {}
        project.matters = self.may_talk
        self.knowledge = knowledge
        self.resolver = Resolver(project)
        self.remotes = RemoteCalls(self.resolver, knowledge)
        self.remotes.knows_sdk = self.knows_sdk
        self.responses = Responses(self.resolver, self.remotes)
        self.kept: dict[str, Any] = {}
        """What later stages computed once for the whole project, by their own names."""
        self._linked: dict[str, LinkedModule] = {}

    def reaches_remote(self, function: FunctionEntry, depth: int = 0) -> bool:
        """Whether a function holds a remote call or calls one that does, a few calls deep."""
        known = self._reaching.get(function)
        if known is None:
            if depth > MAX_REACH or not self.may_talk(function.module):
                return False
            self._reaching[function] = (
                False  # while the question is open: a cycle reaches nothing new
            )
            context = self.resolver.anywhere(function)
            known = bool(self.remotes.in_function(function)) or any(
                self.reaches_remote(target, depth + 1)
                for call in function.details.calls
                for target in self.resolver.functions_called(call, context)
            )
            self._reaching[function] = known
        return known

    def may_talk(self, module: Module) -> bool:
        """Whether a module can hold a remote call at all.

        It, a module it imports or one that imports it must talk by itself or import one that does:
        a client object has no other way to get there. Most modules of a large tree fail this test.
        """
        talking = talks(self.knowledge)
        return self._near("client", module, lambda item: talking(item.facts))

    def knows_sdk(self, module: Module) -> bool:
        """The same for objects that only the SDK of some system makes."""
        return self._near("sdk", module, self._imports_sdk)

    def _imports_sdk(self, module: Module) -> bool:
        return any(
            self.knowledge.system_for_import(
                f"{item.module}.{item.name}" if item.name not in {"", "*"} else item.module
            )
            for item in module.facts.imports
            if not item.module.startswith(".")
        )

    def _near(self, what: str, module: Module, test: Callable[[Module], bool]) -> bool:
        sources = self._sources.get(what)
        if sources is None:
            sources = {item for item in self.project.modules.values() if test(item)}
            for item in list(sources):
                sources |= self.project.importers(item)
            self._sources[what] = sources
        return (
            module in sources
            or not sources.isdisjoint(self.project.imports(module))
            or not sources.isdisjoint(self.project.importers(module))
        )

    def module(self, path: str) -> "LinkedModule":
        """The linked module of a path of the project."""
        if path not in self._linked:
            self._linked[path] = LinkedModule(self.project.modules[path], self)
        return self._linked[path]

    def modules(self) -> Iterator["LinkedModule"]:
        """All modules, in order of path."""
        for path in sorted(self.project.modules):
            yield self.module(path)


class LinkedModule:
    """What a rule asks about one module; every answer is computed once."""

    def __init__(self, module: Module, linking: Linking) -> None:
        """Wrap a module of a linked project."""
        self._module = module
        self._linking = linking
        self.knowledge = linking.knowledge

    @property
    def path(self) -> str:
        """Posix path from the project's root."""
        return self._module.path

    @property
    def facts(self) -> ModuleFacts:
        """What the file itself says."""
        return self._module.facts

    @property
    def is_test(self) -> bool:
        """Whether the file is a test: by its folder, or by its name and what it holds."""
        if classify.is_test(self.path):
            return True
        return classify.is_named_like_a_test(self.path) and (
            any(item.module.partition(".")[0] in TEST_LIBRARIES for item in self.facts.imports)
            or any(
                name.rpartition(".")[2].startswith(("test_", "test"))
                for name in self._module.functions
                if name
            )
        )

    @functools.cached_property
    def remote_calls(self) -> list[RemoteCall]:
        """Calls in this module that reach another system, in order of place."""
        if not self._linking.may_talk(self._module):
            return []
        found = [
            remote
            for function in self._module.functions.values()
            for remote in self._linking.remotes.in_function(function)
        ]
        return sorted(found, key=lambda remote: remote.call.place)

    def timeout(self, remote: RemoteCall) -> tuple[Timeout, Place | None]:
        """What limits the waiting of a call, and the constructor where it was switched off."""
        return timeout_of(remote, self._linking.resolver)

    def unchecked(self, remote: RemoteCall) -> Unchecked | None:
        """Where the response of a call is used or dropped without a look at its status."""
        return self._linking.responses.unchecked(remote)

    # Endpoints and secrets

    @functools.cached_property
    def endpoints(self) -> list[Endpoint]:
        """Literals of this module that fix an address which the code means as a target."""
        uses = self._literal_uses
        found: dict[Place, Endpoint] = {}
        for literal in self.facts.literals:
            if literal.kind in {"address", "userinfo"}:
                endpoint = self._endpoint(literal, uses.get(literal.place, []))
                if endpoint is not None:
                    found[literal.place] = endpoint
        for place, calls in uses.items():
            if place in found or any(literal.place == place for literal in self.facts.literals):
                continue
            address = calls[0][1]
            endpoint = self._classified(address, Confidence.HIGH, calls, used=True)
            if endpoint is not None:
                found[place] = endpoint
        return [found[place] for place in sorted(found)]

    def endpoints_of(self, code: str) -> Iterator[Endpoint]:
        """Endpoints that the rule `code` reports; none in a test."""
        if not self.is_test:
            for endpoint in self.endpoints:
                if endpoint.rule == code and endpoint.address.place is not None:
                    yield endpoint

    @functools.cached_property
    def _literal_uses(self) -> dict[Place, list[tuple[RemoteCall, Address]]]:
        """Literals of this module that fix the host of remote calls, here or in an importer."""
        uses: dict[Place, list[tuple[RemoteCall, Address]]] = {}
        for module in self._neighbours:
            for remote in self._linking.module(module.path).remote_calls:
                for address in remote.addresses:
                    if (
                        address.place is not None
                        and address.module is self._module
                        and address.fixed
                    ):
                        uses.setdefault(address.place, []).append((remote, address))
        return uses

    @functools.cached_property
    def _neighbours(self) -> list[Module]:
        """This module, those that import it, and those it imports: where its literals can be used."""
        project = self._linking.project
        near = {self._module, *project.importers(self._module)}
        for one in list(near):
            near |= project.imports(one)
        return sorted(near, key=lambda item: item.path)

    def _endpoint(
        self, literal: Literal, uses: list[tuple[RemoteCall, Address]]
    ) -> Endpoint | None:
        function = self._module.functions.get(literal.scope) or self._module.body
        if function is None:
            return None
        context = self._linking.resolver.anywhere(function)
        value: Value = (
            literal.value if literal.kind == "address" else Const(literal.text, literal.place)
        )
        if type(literal.value) is Text:
            value = literal.value
        for address in addresses(self._linking.resolver, value, context):
            if address.place != literal.place or address.module is not self._module:
                continue
            system = self.knowledge.system_for_host(address.name, address.path)
            if classify.is_excluded(address, self.knowledge, used=bool(uses)):
                return None
            confidence = classify.intention(
                literal, address, self.knowledge, system, used=bool(uses)
            )
            if confidence is None:
                return None
            return self._classified(
                address._replace(default=address.default or classify.is_default(literal)),
                confidence,
                uses,
                used=bool(uses),
                literal=literal,
            )
        return None

    def _classified(
        self,
        address: Address,
        confidence: Confidence,
        uses: list[tuple[RemoteCall, Address]],
        *,
        used: bool,
        literal: Literal | None = None,
    ) -> Endpoint | None:
        if classify.is_excluded(address, self.knowledge, used=used):
            return None
        system = self.knowledge.system_for_host(address.name, address.path)
        if system is None and address.scheme not in {"", "http", "https"}:
            system = self.knowledge.system_for_scheme(address.scheme)
            host = classify.host_class(address, self.knowledge, None)
        else:
            host = classify.host_class(address, self.knowledge, system)
        return Endpoint(
            address=address,
            host_class=host,
            system=system,
            confidence=confidence,
            reachable=literal.reachable if literal is not None else True,
            scope=literal.scope if literal is not None else "",
            has_secret=literal is not None and literal.kind == "userinfo",
            plain_login=address.scheme == "smtp"
            and any(_logs_in_plainly(remote) for remote, _ in uses),
            uses=tuple(
                dict.fromkeys(
                    (remote.module.path, remote.call.place, remote.name) for remote, _ in uses
                )
            )[:20],
        )

    @property
    def secrets(self) -> list[Literal]:
        """Literals that are secrets, already masked."""
        return [literal for literal in self.facts.literals if literal.is_secret]

    @functools.cached_property
    def deprecated_imports(self) -> list[tuple[Import, Library]]:
        """Imports of libraries to leave behind, unless guarded or of the project's own."""
        found = []
        for item in self.facts.imports:
            if item.guarded or item.module.startswith("."):
                continue
            name = (
                item.module if not item.name or item.name == "*" else f"{item.module}.{item.name}"
            )
            library = self.knowledge.library(name)
            if (
                library is not None
                and self._linking.project.imported(self._module, item.module) is None
            ):
                found.append((item, library))
        return found

    def uses_of(self, ban: UserRule) -> Iterator[Place]:
        """Places at which something is used that a team's own rule bans."""
        for item in self.facts.imports:
            name = (
                item.module if not item.name or item.name == "*" else f"{item.module}.{item.name}"
            )
            if any(found.id == ban.id for found in self.knowledge.rules_for_import(name)):
                yield item.place
        for endpoint in self.endpoints:
            if endpoint.address.place is not None and any(
                found.id == ban.id for found in self.knowledge.rules_for_host(endpoint.address.name)
            ):
                yield endpoint.address.place
        wanted = {name.rpartition(".")[2] for name in ban.calls}
        for function in self._module.functions.values() if wanted else ():
            if function.facts.calls_any(wanted):
                context = self._linking.resolver.anywhere(function)
                for call in function.details.calls:
                    if last_name(call.callee) in wanted and not self._qualified(
                        call, context
                    ).isdisjoint(ban.calls):
                        yield call.place

    @property
    def log_is_enough(self) -> str:
        """Where a log makes a handler that goes on right: ``boundary``, ``always`` or ``never``."""
        return self._linking.log_is_enough

    # Handlers

    def remote_calls_guarded_by(self, handler: Handler) -> list[RemoteCall]:
        """Remote calls in the body that a handler guards."""
        return [
            remote
            for remote in self.remote_calls
            if handler.first_call <= remote.call.number < handler.last_call
        ]

    def reaches_remote(self, handler: Handler) -> bool:
        """Whether a guarded call of the project's own functions ends in a remote call."""
        if not self._linking.may_talk(self._module):
            return False
        function = self._module.functions.get(handler.scope) or self._module.body
        if function is None:
            return False
        context = self._linking.resolver.anywhere(function)
        return any(
            self._linking.reaches_remote(target)
            for call in function.details.calls
            if handler.first_call <= call.number < handler.last_call
            for target in self._linking.resolver.functions_called(call, context)
        )

    def is_entry(self, scope: str) -> bool:
        """Whether a function is where a job begins: its failure has nobody above it to tell."""
        function = self._module.functions.get(scope)
        if function is None or not scope:
            return True
        if self._is_marked_entry(function):
            return True
        callers = self._linking.resolver.callers(function)
        inside = [caller for caller, _ in callers if caller.function is not None]
        return bool(inside) and all(
            caller.function.name == "" for caller in inside if caller.function
        )

    def _is_marked_entry(self, function: FunctionEntry) -> bool:
        if any(last_name(decorator) in ENTRY_DECORATORS for decorator in function.facts.decorators):
            return True
        name = function.name.rpartition(".")[2]
        return name in ENTRY_NAMES and not function.facts.class_name

    # Retirements

    @functools.cached_property
    def known_systems(self) -> frozenset[str]:
        """Ids of the systems that hosts, imports and clients of this module show."""
        found = {
            system.id for remote in self.remote_calls if remote.sure for system in remote.systems
        }
        for item in self.facts.imports:
            name = (
                item.module if not item.name or item.name == "*" else f"{item.module}.{item.name}"
            )
            system = self.knowledge.system_for_import(name) if not name.startswith(".") else None
            if system is not None:
                found.add(system.id)
        found |= {endpoint.system.id for endpoint in self.endpoints if endpoint.system is not None}
        return frozenset(found)

    @functools.cached_property
    def retirements(self) -> list[RetirementHit]:
        """What this module uses that its vendor retires; one hit per place, the nearest end first."""
        hits: dict[Place, RetirementHit] = {}
        found = (
            self._retiring_addresses(),
            self._in_headers(),
            self._in_models(),
            self._in_parameters(),
            self._retiring_calls(),
            self._retiring_imports(),
        )
        for hit in itertools.chain.from_iterable(found):
            known = hits.get(hit.place)
            if hit.path == self.path and (known is None or _end(hit) < _end(known)):
                hits[hit.place] = hit
        return [hits[place] for place in sorted(hits)]

    def _retiring_addresses(self) -> Iterator[RetirementHit]:
        for module in self._neighbours:
            for remote in self._linking.module(module.path).remote_calls:
                known = [system.id for system in remote.systems if remote.sure]
                for address in remote.addresses:
                    yield from self._at_address(address, known)
        for endpoint in self.endpoints:
            yield from self._at_address(
                endpoint.address, [endpoint.system.id] if endpoint.system else []
            )
        for literal in self.facts.literals:
            if literal.kind == "address":
                function = self._module.functions.get(literal.scope) or self._module.body
                if function is not None:
                    context = self._linking.resolver.anywhere(function)
                    for address in addresses(self._linking.resolver, literal.value, context):
                        if (
                            not classify.is_excluded(address, self.knowledge, used=False)
                            and literal.sinks
                            and literal.sinks[0].kind
                            not in {"shown", "raised", "compared", "tested"}
                        ):
                            yield from self._at_address(address, ())

    def _at_address(
        self, address: Address, known: "list[str] | tuple[str, ...]"
    ) -> Iterator[RetirementHit]:
        """Retirements that an address meets, at the literal in which the match ends: the version."""
        host = address.name if address.fixed else ""
        for item in self.knowledge.retirements_for_url(address.text, host, known):
            match = next(
                (m for pattern in item.url if (m := re.search(pattern, address.text))), None
            )
            piece = address.piece_at(_last_letter(match)) if match else None
            if piece is not None and piece.place is not None:
                yield RetirementHit(item, piece.module.path, piece.place, address.text)

    def _in_headers(self) -> Iterator[RetirementHit]:
        """Versions fixed by a header, wherever the mapping of headers is made."""
        resolver = self._linking.resolver
        for literal in self.facts.literals:
            if literal.kind != "version":
                continue
            function = self._module.functions.get(literal.scope) or self._module.body
            if function is None:
                continue
            for term in resolver.resolve(literal.value, resolver.anywhere(function)):
                form = term.form
                if type(form) is Const and type(form.value) is str and form.place is not None:
                    for item in self.knowledge.retirements_for_header(
                        literal.text, form.value, self.known_systems
                    ):
                        yield RetirementHit(
                            item,
                            term.context.module.path,
                            form.place,
                            f"{literal.text}: {form.value}",
                        )

    def _in_models(self) -> Iterator[RetirementHit]:
        """Model and product names that are given to calls as such."""
        systems = self.known_systems.intersection(self.knowledge.part("retirement_values"))
        if not systems:
            return
        resolver = self._linking.resolver
        for function in self._module.functions.values():
            context = resolver.anywhere(function)
            for call in function.details.calls:
                values = [value for key, value in call.keywords if key in MODEL_KEYWORDS]
                if last_name(call.callee) in {"GenerativeModel", "from_pretrained"}:
                    values += call.args[:1]
                for value in values:
                    for term in resolver.resolve(value, context):
                        form = term.form
                        if (
                            type(form) is Const
                            and type(form.value) is str
                            and form.place is not None
                        ):
                            for item in self.knowledge.retirements_for_value(form.value, systems):
                                yield RetirementHit(
                                    item, term.context.module.path, form.place, form.value
                                )

    def _in_parameters(self) -> Iterator[RetirementHit]:
        """Query parameters that a vendor retires: ``params={"hapikey": key}``."""
        resolver = self._linking.resolver
        for remote in self.remote_calls:
            known = {system.id for system in remote.systems}
            for value in (
                value for key, value in remote.call.keywords if key == "params" and known
            ):
                for term in resolver.resolve(value, remote.context):
                    for key, _ in term.form.items if type(term.form) is Dict else ():
                        if type(key) is Const and type(key.value) is str and key.place is not None:
                            for item in self.knowledge.retirements_for_value(key.value, known):
                                yield RetirementHit(
                                    item, term.context.module.path, key.place, key.value
                                )

    def _retiring_calls(self) -> Iterator[RetirementHit]:
        resolver = self._linking.resolver
        wanted = self._retiring_names
        if not self._linking.knows_sdk(self._module) and not any(
            name.rpartition(".")[2] in wanted for name in self.facts.called
        ):
            return
        for function in self._module.functions.values():
            if not function.facts.calls_any(wanted):
                continue
            context = resolver.anywhere(function)
            for call in function.details.calls:
                if last_name(call.callee) not in wanted:
                    continue
                for name in self._qualified(call, context):
                    arguments = self._argument_texts(call, context)
                    for item in self.knowledge.retirements_for_call(
                        name, arguments, self.known_systems
                    ):
                        yield RetirementHit(item, self.path, call.place, name)

    @functools.cached_property
    def _retiring_names(self) -> frozenset[str]:
        return frozenset(
            name.rpartition(".")[2] for name in self.knowledge.part("retirement_calls")
        )

    def _qualified(self, call: Call, context: Context) -> set[str]:
        """Qualified names of what a call calls, methods named after the class that made the object."""
        names: set[str] = set()
        for term in self._linking.resolver.targets(call, context):
            names |= qualified_names(self._linking.resolver, term)
        return names

    def _argument_texts(self, call: Call, context: Context) -> dict[str, str | None]:
        texts: dict[str, str | None] = {}
        for index, value in enumerate(call.args):
            found = constant(self._linking.resolver, value, context)
            texts[str(index)] = str(found) if found is not None else None
        for key, value in call.keywords:
            found = constant(self._linking.resolver, value, context)
            texts[key] = str(found) if found is not None else None
        return texts

    def _retiring_imports(self) -> Iterator[RetirementHit]:
        seen: set[tuple[int, str]] = set()
        for item in self.facts.imports:
            if item.module.startswith(".") or self._linking.project.imported(
                self._module, item.module
            ):
                continue
            name = (
                item.module if not item.name or item.name == "*" else f"{item.module}.{item.name}"
            )
            for found in self.knowledge.retirements_for_import(name, self.known_systems):
                if (item.statement, found.id) not in seen:
                    seen.add((item.statement, found.id))
                    yield RetirementHit(found, self.path, item.place, name)


def qualified_names(resolver: Resolver, term: Term, depth: int = 0) -> set[str]:
    """Qualified names of a resolved callee: ``slack_sdk.WebClient.files_upload``."""
    form = term.form
    if type(form) is Symbol:
        return {form.name}
    if type(form) is Attr and depth < 6:
        return {
            f"{base}.{form.name}"
            for base in qualified_names(resolver, Term(form.base, term.context), depth + 1)
        }
    if type(form) is Instance and type(form.of) is Symbol:
        return {form.of.name}
    if isinstance(form, Object):
        base = resolver.external_base(form.cls)
        return {base} if base else set()
    if type(form) is Result and depth < 6:
        held = resolver.holder(form.call, term.context)
        if held is not None:
            names = {
                name
                for inner in resolver.targets(held[0], held[1])
                if type(inner.form) in (Symbol, Attr)
                for name in qualified_names(resolver, inner, depth + 1)
            }
            return names | {owner for name in names if (owner := _made_by_class_method(name))}
    return set()


def _last_letter(match: re.Match[str]) -> int:
    """Offset of the last letter or digit of a match: the version, not the slash behind it."""
    end = match.end() - 1
    while end > match.start() and not match.string[end].isalnum():
        end -= 1
    return end


def _made_by_class_method(name: str) -> str:
    """The class that a call of its class method made: ``GoogleAdsClient.load_from_storage``."""
    owner, _, method = name.rpartition(".")
    last = owner.rpartition(".")[2]
    return owner if method[:1].islower() and last[:1].isupper() else ""


def _logs_in_plainly(remote: RemoteCall) -> bool:
    """Whether the function that connects to a mail server logs in and never starts TLS."""
    return remote.function.facts.calls_any({"login"}) and not any(
        function.facts.calls_any({"starttls"}) for function in remote.module.functions.values()
    )


def _end(hit: RetirementHit) -> str:
    """Sorting key: what has ended or ends first, then what is dated, then the rest."""
    item = hit.retirement
    if item.sunset_on is not None:
        return item.sunset_on.isoformat()
    return "0000" if item.status == "retired" else "9999"
