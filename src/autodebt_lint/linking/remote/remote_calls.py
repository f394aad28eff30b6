"""Which calls reach another system, each with its client, addresses, operation and systems."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.knowledge.clients import Argument, Behaviour
from autodebt_lint.languages.python.calls import called_method
from autodebt_lint.languages.python.names import OWN
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.remote.client_objects import ClientObjects
from autodebt_lint.linking.remote.likely import LikelyCalls, LikelyModules, talks
from autodebt_lint.linking.remote.operations import operation_of, request_of
from autodebt_lint.linking.remote.reached import reached, reached_by_command
from autodebt_lint.linking.remote.remote_call import (
    DATABASES,
    Client,
    Given,
    RemoteCall,
)
from autodebt_lint.linking.remote.request_headers import system_of_headers
from autodebt_lint.linking.remote.sdks import STATEMENT_METHODS, Sdks
from autodebt_lint.linking.remote.systems import systems_of
from autodebt_lint.linking.remote.unusual_calls import (
    FILE_WRITERS,
    FRAME_WRITERS,
    PROXY,
    SCHEMA_METHODS,
    SPARK_METHODS,
    UnusualCalls,
    connection_given,
)
from autodebt_lint.linking.remote.verbs import BOTH, CONNECT, READ, SIGN_IN, WRITE
from autodebt_lint.linking.resolving.addresses import Address
from autodebt_lint.linking.resolving.branches import reaches
from autodebt_lint.linking.resolving.resolver import NOBODY, Resolver
from autodebt_lint.linking.resolving.terms import Context, Method, Partial, Term
from autodebt_lint.model.facts import UNNAMED, Call
from autodebt_lint.model.values import (
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Symbol,
    Text,
    Value,
)

__all__ = [
    "BOTH",
    "CONNECT",
    "READ",
    "SIGN_IN",
    "WRITE",
    "RemoteCall",
    "RemoteCalls",
    "talks",
]

MAX_ENTRIES = 40
"""Ways to enter a function that are told apart."""
LEVELS = 2
"""Callers upwards that may tell a call what to reach."""
MAX_NESTING = 6
"""Levels of a value that are searched for a parameter."""

_LOOK_UP = "~.get"
_URL_SCHEMES = frozenset(["http", "https", "ftp"])
_SCHEMES = frozenset(["http://", "https://"])
_OPEN, _EXECUTE = "open", "execute"
_MAKER = "__init__"
_QUERY = ("params", -1)
"""Argument by which a call is given the query of its address."""
_GIVEN = frozenset([Param, Item, Either])
"""Values that may be a function which a caller or a table gives: ``method(url, json=row)``."""
_OF_REQUEST = frozenset(
    "url headers params json data timeout auth cookies files verify stream content".split()
)
"""Arguments by which a call of what is given looks like a request."""


#: Schemes of the databases that SQLAlchemy speaks to, as its documentation lists the dialects.
_DIALECTS = frozenset("postgresql mysql mariadb mssql oracle snowflake redshift clickhouse".split())


class Told(NamedTuple):
    """A remote call whose address somebody above tells."""

    remote: RemoteCall
    way: list[tuple[FunctionEntry, Call]]
    """The calls down to the remote one, each with the function it stands in; the teller's comes last."""


class RemoteCalls:
    """Finds remote calls; remembers what it found."""

    def __init__(self, resolver: Resolver, knowledge: Knowledge, modules: LikelyModules) -> None:
        """Look with `knowledge` at what `resolver` resolves, in the likely modules only."""
        self.resolver = resolver
        self.knowledge = knowledge
        self.modules = modules
        self.clients = knowledge.clients
        self.objects = ClientObjects(resolver, self.clients)
        self._sdks = Sdks(resolver, knowledge)
        self._unusual = UnusualCalls(self.objects, knowledge)
        self._likely = LikelyCalls(self.clients, knowledge.part("sdk_methods"))
        self._in_modules: dict[Module, list[RemoteCall]] = {}
        self._found: dict[int, tuple[Call, RemoteCall | None]] = {}
        self._databases: dict[Island, tuple[System, ...]] = {}
        self._handing_on: dict[Island, frozenset[str]] = {}
        self._keeping: dict[Module, frozenset[str]] = {}
        self._begun: dict[int, tuple[Call, Call]] = {}
        """Calls by which functions are passed on, each with the call that is made of it."""

    def in_module(self, module: Module) -> list[RemoteCall]:
        """The remote calls that stand in a module, in order of place."""
        found = self._in_modules.get(module)
        if found is None:
            found = []
            if self.modules.may_talk(module):
                for function in module.functions.values():
                    found += self.in_function(function)
                found.sort(key=lambda remote: remote.call.place)
            self._in_modules[module] = found
        return found

    def in_function(self, function: FunctionEntry) -> list[RemoteCall]:
        """The remote calls that stand in a function, whatever called it."""
        module = function.module
        likely = self._likely.of_any if self.modules.knows_sdk(module) else self._likely.of_client
        if not any(
            likely(callee) and not module.defines(callee) for callee in function.facts.callees
        ) and not (
            (_LOOK_UP in function.facts.callees and self.modules.asks_by_bare_path(module))
            or self._may_hand_on(function)
            or _requests_by(function)
            or not self._kept(module).isdisjoint(function.called())
        ):
            return []
        context = self.resolver.anywhere(function)
        found = [
            remote
            for call in function.details.calls
            if (remote := self.of(call, context)) is not None
        ]
        return _without_links(found)

    def _may_hand_on(self, function: FunctionEntry) -> bool:
        """Whether a function calls something by the name of one that calls what it is given."""
        project, called = self.resolver.project, function.called()
        islands = project.by_island.around(project.island(function.module))
        return not all(self._handing(island).isdisjoint(called) for island in islands)

    def _handing(self, island: Island) -> frozenset[str]:
        """Names of the functions on an island that call what they are given."""
        if island not in self._handing_on:
            self._handing_on[island] = frozenset(
                last_part(function.name)
                for module in self.resolver.project.on(island)
                for function in module.functions.values()
                if UNNAMED in function.facts.callees and _passes_on(function)
            )
        return self._handing_on[island]

    def _kept(self, module: Module) -> frozenset[str]:
        """Names by which objects of a module keep a method of a client: ``self.notify = WebClient(token).chat_postMessage``."""
        if module not in self._keeping:
            makers = [it for it in module.functions.values() if last_part(it.name) == _MAKER]
            self._keeping[module] = frozenset(
                name
                for maker in makers
                for _, name, value in maker.details.attributes
                if type(value) is Attr and self._likely.of_any(f".{value.name}")
            )
        return self._keeping[module]

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """The remote call that `call` is in `context`, if it is one."""
        if context.call is None:
            return self._anywhere(call, context)
        if context.function is not None and type(call.callee) is Symbol:
            # A plain name is the same in every call of the function.
            known = self.of(call, self.resolver.anywhere(context.function))
            if known is None:
                return None
            if not self._is_told(known):
                return known._replace(context=context)
        return self._of(call, context)

    def _is_told(self, remote: RemoteCall) -> bool:
        """Whether where a call goes, or what it does there, depends on how the function around it was called."""
        behaviour = remote.behaviour
        if behaviour is None:
            asked = (
                remote.call.args[:1] if last_name(remote.call.callee) in STATEMENT_METHODS else ()
            )
            return any(map(_depends_on_call, asked))
        told = [
            remote.argument_or_spread(item)
            for item in (behaviour.address, behaviour.method)
            if item
        ]
        values = [item[0] for item in told if item is not None]
        if any(type(value) is Result for value in values):
            request = request_of(remote, self.resolver)
            if request is not None:
                values += [*request[0].args, *[value for _, value in request[0].keywords]]
        return any(map(_depends_on_call, values))

    def _is_told_address(self, remote: RemoteCall) -> bool:
        """Whether the address of a call, or what it calls, depends on how the function around it was called."""
        if type(remote.call.callee) is Param:
            return True
        given = remote.address_given
        if given is None:
            return False
        if type(given[0]) is Result:
            request = request_of(remote, self.resolver)
            made = request[0] if request is not None else NOBODY
            told = [*made.args[:1], *[value for key, value in made.keywords if key == "url"]]
            return any(map(_depends_on_call, told))
        return _depends_on_call(given[0])

    def _anywhere(self, call: Call, context: Context) -> RemoteCall | None:
        """The same in a context that says nothing about its call: remembered, seen by all callers."""
        known = self._found.get(id(call))
        if known is not None:
            return known[1]
        remote = self._of(call, context)
        if remote is not None and context.function is not None and self._is_told_address(remote):
            remote = self._at_callers(remote, context.function)
        # The call is kept, so that its id stays its own.
        self._found[id(call)] = (call, remote)
        return remote

    def _of(self, call: Call, context: Context) -> RemoteCall | None:
        callee = call.callee
        if type(callee) is Attr:
            name = called_method(callee.name, call.args, call.keywords)
            if name == _LOOK_UP and self.modules.asks_by_bare_path(context.module):
                name = callee.name
        elif type(callee) is Symbol:
            name = callee.name
        elif type(callee) is Result:
            name = ":"
        elif type(callee) in _GIVEN:
            return self._of_given(call, context) if _may_ask(call) else None
        else:
            return None
        kept = type(callee) is Attr and callee.name in self._kept(context.module)
        if kept or self._likely.of_any(name):
            for target in self.resolver.targets(call, context):
                remote = self._to(target, call, context, ())
                if remote is not None:
                    return remote
        return self._passed_on(call, context)

    def _of_given(self, call: Call, context: Context) -> RemoteCall | None:
        """The request that a call of a client's function is which a caller or a table gives, or one of an SDK.

        ``def ask(method, path): return method(BASE + path, headers=HEADERS)``, for ``ask(requests.get, path)``;
        ``def paged(list_page): return list_page(limit=100)``, for ``paged(stripe.Customer.list)``. Where some of the
        functions read and others write, it may do either.
        """
        found = [
            remote
            for target in self.resolver.targets(call, context)
            if (remote := self._to(target, call, context, ())) is not None
            and (
                type(target.form) is Symbol or type(target.form) is Attr
                if remote.behaviour is None
                else remote.address_given is not None
            )
        ]
        if not found:
            return None
        return found[0]._replace(operation=_of_all({it.operation for it in found}))

    def _passed_on(self, call: Call, context: Context) -> RemoteCall | None:
        """The call that a function of the project makes of what it is given first.

        ``retry(sheet.append_rows, rows)``, ``retry(requests.get, url)``, where
        ``def retry(call, *args): return call(*args)``.
        """
        first = call.args[0] if call.args else None
        if type(first) is Attr:
            likely = self._likely.of_any(f".{first.name}")
        else:
            likely = type(first) is Symbol and first.name in self.clients.functions
        if first is None or not likely:
            return None
        for target in self.resolver.targets(call, context):
            function = target.function
            if function is not None and _passes_on(function):
                known = self._begun.get(id(call))
                if known is None:
                    own = set(function.facts.params)
                    keywords = tuple(item for item in call.keywords if item[0] not in own)
                    begun = replace(call, callee=first, args=call.args[1:], keywords=keywords)
                    known = self._begun[id(call)] = (call, begun)
                return self._of(known[1], context)
        return None

    # Entries

    def _at_callers(self, remote: RemoteCall, function: FunctionEntry) -> RemoteCall:
        """A call whose address a caller decides: what it reaches, caller by caller.

        Taken together, the hosts of some callers would meet the paths of others.
        """
        found: dict[tuple[object, ...], Address] = {}
        systems: dict[str, System] = {}
        operations: set[str] = set()
        sure = True
        # They may also tell what is called.
        told = type(remote.call.callee) is Param
        for context in self._entries(function, LEVELS):
            if not reaches(self.resolver, remote.call, context):
                continue
            inside = self._of(remote.call, context)
            if inside is None:
                continue
            for address in inside.addresses:
                places = [(piece.module.path, piece.place) for piece in address.pieces]
                found[address.text, *places] = address
            systems.update((system.id, system) for system in inside.systems)
            operations.add(inside.operation)
            sure = sure and inside.sure
        if not found:
            return remote
        return remote._replace(
            addresses=tuple(found.values()),
            systems=tuple(systems.values()),
            operation=_of_all(operations) if told or len(operations) == 1 else remote.operation,
            sure=sure,
        )

    def alone(self, remote: RemoteCall) -> RemoteCall:
        """A remote call as its own function shows it, whatever its callers tell it."""
        return self._of(remote.call, self.resolver.alone(remote.function)) or remote

    def is_told(self, remote: RemoteCall) -> bool:
        """Whether the callers of its function tell a remote call what to reach."""
        given = remote.address_given
        return given is not None and _depends_on_argument(given[0])

    def told(self, remote: RemoteCall, levels: int) -> Iterator[Told]:
        """A remote call as those see it who tell it what to reach, `levels` callers above it."""
        for context in self._entries(remote.function, levels, alone=True):
            inside = self._of(remote.call, context)
            way: list[tuple[FunctionEntry, Call]] = []
            step = context
            while step.call is not None and step.caller is not None:
                if step.caller.function is None or step.call is NOBODY:
                    break
                way.append((step.caller.function, step.call))
                step = step.caller
            if inside is not None and len(way) == levels:
                yield Told(inside, way)

    def _entries(
        self, function: FunctionEntry, levels: int, *, alone: bool = False
    ) -> list[Context]:
        """Contexts in which a function is entered, seen through up to `levels` callers.

        A caller's own callers are looked at where what it gives depends on them. Of the last one
        seen, all callers are known, or none where it is to be seen `alone`.
        """
        depends = _depends_on_argument if alone else _depends_on_call
        contexts: list[Context] = []
        for caller, call in self.resolver.callers(function)[:MAX_ENTRIES]:
            if caller.function is None:
                continue
            outer = [self.resolver.alone(caller.function) if alone else caller]
            given = call.given
            if levels > 1 and caller.function is not function and any(map(depends, given)):
                outer = self._entries(caller.function, levels - 1, alone=alone) or outer
            for context in outer:
                for target in self.resolver.targets(call, context):
                    if target.function is function:
                        me = target.form.me if isinstance(target.form, Method) else None
                        contexts.append(self.resolver.entered(function, call, context, me))
                        break
            if len(contexts) >= MAX_ENTRIES:
                break
        return contexts[:MAX_ENTRIES]

    # Kinds of remote calls

    def _to(self, target: Term, call: Call, context: Context, given: Given) -> RemoteCall | None:
        """The remote call that a call of `target` is."""
        form = target.form
        if type(form) is Symbol:
            behaviour = self.clients.functions.get(form.name)
            if behaviour is None:
                return self._sdks.call(call, context, target)
            remote = RemoteCall(call, context, form.name, behaviour, CONNECT, (), (), None, given)
            through = remote.address_given if behaviour.on_connection else None
            if through is not None:
                remote = remote._replace(client=self._unusual.connection(*through))
            return self._filled(remote, behaviour)
        if isinstance(form, Partial):
            before = tuple((key, value, form.context) for key, value in form.call.keywords)
            return self._to(form.target, call, context, (*given, *before))
        if type(form) is not Attr:
            return None
        if form.name in FRAME_WRITERS or form.name in FILE_WRITERS:
            return self._frame(call, context, form.name)
        if form.name in SCHEMA_METHODS and (
            made := self._unusual.schema_call(call, context, form.name)
        ):
            return made
        if form.name in SPARK_METHODS:
            spark = self._unusual.spark_call(call, context, form.name)
            if spark is not None:
                return spark
        client = self.objects.client(Term(form.base, target.context))
        client = client or self._cursor_of(form, target.context)
        if client is None:
            soap = self._unusual.soap_client(form.base, target.context)
            if soap is not None:
                return self._unusual.proxy_call(call, context, form.name, soap)
            return self._sdks.call(call, context, target)
        return self._on_client(form.name, client, target, call, context, given)

    def _cursor_of(self, asked: Attr, context: Context) -> Client | None:
        """The cursor whose statement gives what is fetched: ``cursor.execute(statement).fetchall()``."""
        held = (
            self.resolver.holder(asked.base.call, context) if type(asked.base) is Result else None
        )
        stated = held[0].callee if held is not None else None
        if held is None or type(stated) is not Attr or stated.name != _EXECUTE:
            return None
        client = self.objects.client(Term(stated.base, held[1]))
        behaviour = self.clients.methods.get(client.type, {}).get(asked.name) if client else None
        return client if behaviour is not None and behaviour.answers else None

    def _on_client(
        self, method: str, client: Client, target: Term, call: Call, context: Context, given: Given
    ) -> RemoteCall | None:
        """The remote call that a call of a client object's method is."""
        behaviour = self.clients.methods.get(client.type, {}).get(method)
        if behaviour is not None:
            name = f"{client.type.rpartition('.')[2]}.{method}"
            remote = RemoteCall(call, context, name, behaviour, CONNECT, (), (), client, given)
            return self._filled(remote, behaviour)
        if client.type == PROXY:
            return self._unusual.proxy_call(call, context, method, client)
        if not client.name or self.knowledge.system_for_import(client.name) is None:
            return None
        return self._sdks.call(call, context, target)

    def _frame(self, call: Call, context: Context, writer: str) -> RemoteCall | None:
        """A data frame that writes itself into a database, or into a file in a storage."""
        if writer in FILE_WRITERS:
            stored = self._unusual.stored_frame(call, context, writer)
            return stored or self._into_blob(call, context, writer)
        remote = self._unusual.frame_call(call, context, writer)
        given = connection_given(call) if remote is None else None
        if given is not None and (through := self._through_sdk(given, context)):
            label = f"DataFrame.{writer}"
            return RemoteCall(call, context, label, None, WRITE, (), through, None)
        if remote is not None and not remote.systems:
            return remote._replace(systems=self._only_database(context.module), sure=False)
        return remote

    def _into_blob(self, call: Call, context: Context, writer: str) -> RemoteCall | None:
        """A data frame that is written into what the SDK of a storage opened: ``blob.open("w")``."""
        given = call.args[0] if call.args else None
        if type(given) is not Result:
            return None
        held = self.resolver.holder(given.call, context)
        if held is None or last_name(held[0].callee) != _OPEN:
            return None
        system = self._sdks.behind(held[0].callee, held[1])
        if system is None or system.category != "storage":
            return None
        label = f"DataFrame.{writer}"
        return RemoteCall(call, context, label, None, WRITE, (), (system,), None)

    def of_database(self, remote: RemoteCall) -> RemoteCall:
        """A call that somebody found on a connection of a database, with the database that this leads to."""
        found = self._unusual.addresses(remote.client)
        systems, sure = systems_of(remote, found, self.knowledge)
        if not systems:
            systems, sure = self._only_database(remote.context.module), False
        return remote._replace(addresses=found, systems=systems, sure=sure)

    def _filled(self, remote: RemoteCall, behaviour: Behaviour) -> RemoteCall | None:
        """A call of a known client, with all that its behaviour tells; None when it stays at home."""
        if behaviour.operation in {"configure", "local"} and behaviour.checked:
            return None
        if behaviour.only_with is not None and remote.argument(behaviour.only_with) is None:
            return None
        if behaviour.operation == "command":
            found = tuple(reached_by_command(remote, self.resolver))
            if not found:
                return None
        else:
            found = tuple(reached(remote, self.objects))
        through = remote.address_given if behaviour.on_connection else None
        if through is not None:
            found = self._unusual.connected(*through, remote.client)
        elif behaviour.operation == "read" and remote.name.startswith("pandas."):
            found = tuple(
                address
                for address in found
                if address.scheme in _URL_SCHEMES or self._unusual.is_storage(address)
            )
            if not found:
                return None
        operation = operation_of(remote, found, self.resolver, self.objects.verb(remote.client))
        systems, sure = systems_of(remote, found, self.knowledge)
        systems = self._by_payload(remote, found) or self._by_query(remote, found) or systems
        if not systems and remote.client is None and through is not None:
            systems = self._through_sdk(*through)
            sure = bool(systems)
        # A host that no ruleset knows may be one on which somebody runs a system that its headers name.
        told = () if sure and systems else self._by_base(remote) or self._by_headers(remote)
        if told:
            systems, sure = told, True
        if not systems and remote.client is not None and remote.client.type == "database":
            systems, sure = self._only_database(remote.context.module), False
        return remote._replace(operation=operation, addresses=found, systems=systems, sure=sure)

    def _through_sdk(self, given: Value, context: Context) -> tuple[System, ...]:
        """The database whose SDK gave a connection: ``pd.read_sql(query, hook.get_conn())``."""
        system = self._sdks.behind(given, context)
        return (system,) if system is not None and system.category in DATABASES else ()

    def _by_payload(self, remote: RemoteCall, found: tuple[Address, ...]) -> tuple[System, ...]:
        """The one of several systems on a host that takes what a call sends."""
        behaviour = remote.behaviour
        hosts = [it.name for it in found if self.knowledge.is_told_by_payload(it.name)]
        keys = self._keys(remote, behaviour.payload) if behaviour is not None and hosts else []
        told = [self.knowledge.system_for_payload(keys, host) for host in hosts if keys]
        return tuple(system for system in told[:1] if system is not None)

    def _by_query(self, remote: RemoteCall, found: tuple[Address, ...]) -> tuple[System, ...]:
        """The one of several systems on a host that the query of a call asks, beside its address."""
        hosts = {it.name for it in found if it.fixed and self.knowledge.is_shared_host(it.name)}
        keys = self._keys(remote, (_QUERY,)) if len(hosts) == 1 else []
        asked = "".join(
            f"{it.path}{'&' if '?' in it.path else '?'}{key}=\n" for it in found for key in keys
        )
        told = [self.knowledge.system_for_host(host, asked) for host in hosts if keys]
        return tuple(system for system in told if system is not None)

    def _keys(self, remote: RemoteCall, arguments: Iterable[Argument]) -> list[str]:
        """The names under which a call sends something by some of its arguments."""
        given = [remote.argument_or_spread(argument) for argument in arguments]
        terms = [term for it in given if it is not None for term in self.resolver.resolve(*it)]
        keys = [key for form, _ in terms if type(form) is Dict for key, _ in form.items]
        return [it.value for it in keys if type(it) is Const and type(it.value) is str]

    def _by_headers(self, remote: RemoteCall) -> tuple[System, ...]:
        system = system_of_headers(remote, self.resolver, self.knowledge)
        return (system,) if system is not None else ()

    def _by_base(self, remote: RemoteCall) -> tuple[System, ...]:
        """The system whose SDK's client tells where it is: ``requests.get(f"{crm.base_url}/jobs")``."""
        given = remote.address_given
        for form, context in self._beginnings(*given) if given is not None else ():
            system = self._sdks.made(form.base, context) if type(form) is Attr else None
            if system is not None:
                return (system,)
        return ()

    def _beginnings(self, value: Value, context: Context, nesting: int = 0) -> Iterator[Term]:
        """What an address may begin with, behind its scheme: the base that the rest is joined to."""
        for term in self.resolver.resolve(value, context):
            parts = term.form.parts if type(term.form) is Text else ()
            begins = [it for it in parts[:2] if type(it) is not Const or it.value not in _SCHEMES]
            if begins and nesting < MAX_NESTING:
                yield from self._beginnings(begins[0], term.context, nesting + 1)
            elif not parts:
                yield term

    def _only_database(self, module: Module) -> tuple[System, ...]:
        """The database whose driver a module's island imports or the project asks for, where it is one alone.

        An address that stands in the environment says no more than that there is a database.
        """
        project = self.resolver.project
        island = project.island(module)
        if island not in self._databases:
            names = [
                item.name.replace("-", ".")
                for it in project.modules.values()
                if it.facts.manifest is not None
                for item in it.facts.manifest.requirements
            ]
            names += [
                item.dotted
                for it in project.by_island.seen_on(island)
                if not it.is_test
                for item in it.facts.imports
            ]
            asked = (self.knowledge.system_for_import(name) for name in names)
            found = {
                system.id: system
                for system in asked
                if system is not None and not _DIALECTS.isdisjoint(system.url_schemes)
            }
            self._databases[island] = tuple(found.values()) if len(found) == 1 else ()
        return self._databases[island]


def _passes_on(function: FunctionEntry) -> bool:
    """Whether a function calls what it is given first, with all that it is given besides."""
    first = function.facts.params[1 if function.self_name else 0 :][:1]
    return any(
        type(call.callee) is Param
        and call.callee.function == function.name
        and call.callee.name in first
        and (call.star or not call.args)
        for call in function.details.calls
    )


def _requests_by(function: FunctionEntry) -> bool:
    """Whether a function may make a request by what it is given."""
    return UNNAMED in function.facts.callees and any(map(_may_ask, function.details.calls))


def _may_ask(call: Call) -> bool:
    """Whether a call of something unknown may ask another system; who hands all on that he is given is no one who asks."""
    return _is_request(call) or (type(call.callee) is Param and not call.star)


def _is_request(call: Call) -> bool:
    """Whether a call of something unknown looks like a request."""
    return type(call.callee) in _GIVEN and any(key in _OF_REQUEST for key, _ in call.keywords)


def _of_all(operations: Collection[str]) -> str:
    """What a call does that does one of several things."""
    return next(iter(operations)) if len(operations) == 1 else BOTH


def _without_links(found: list[RemoteCall]) -> list[RemoteCall]:
    """The calls without those that only lead to the next in a chain of an SDK.

    In ``service.files().list(...).execute()`` the last one is the call. A method that is known to
    ask by itself is one wherever it stands.
    """
    if len(found) < 2:
        return found
    numbers = {
        remote.call.number
        for remote in found
        if remote.behaviour is None and not _asks_by_itself(remote)
    }
    led_on = {
        number
        for remote in found
        if (number := _chained_to(remote.call.callee)) in numbers
        and remote.operation != CONNECT  # ``connection.execute(statement).close()``
    }
    return [remote for remote in found if remote.call.number not in led_on]


def _asks_by_itself(remote: RemoteCall) -> bool:
    """Whether the ruleset of the system says that the method is a call to it."""
    method = last_name(remote.call.callee)
    return any(system.told(method) is not None for system in remote.systems)


def _chained_to(callee: Value) -> int:
    """Number of the call on whose result a callee directly stands, or -1."""
    while type(callee) is Attr:
        callee = callee.base
    return callee.call if type(callee) is Result else -1


def _depends_on_call(value: Value) -> bool:
    """Whether a value has a parameter in it, the instance included."""
    return next(_parameters(value), None) is not None


def _depends_on_argument(value: Value) -> bool:
    """Whether a value has a parameter in it that is not the instance."""
    return any(parameter.name not in OWN for parameter in _parameters(value))


def _parameters(value: Value, depth: int = 0) -> Iterator[Param]:
    """The parameters in a value."""
    if type(value) is Param:
        yield value
    elif depth > MAX_NESTING:
        return
    elif type(value) is Attr or type(value) is Item:
        yield from _parameters(value.base, depth + 1)
    elif type(value) is Text or type(value) is Mix:
        for part in value.parts:
            yield from _parameters(part, depth + 1)
    elif type(value) is Either:
        for option in value.options:
            yield from _parameters(option, depth + 1)
