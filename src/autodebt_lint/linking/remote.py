"""Which calls reach another system: by client behaviour, by SDK, with address and operation."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.knowledge.clients import Argument, Behaviour
from autodebt_lint.languages.python.calls import called_method
from autodebt_lint.linking.addresses import Address, Piece, address_of, addresses, constant, texts
from autodebt_lint.linking.project import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.resolver import Context, Method, Object, Partial, Resolver, Term
from autodebt_lint.model.facts import Call, ModuleFacts
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Instance,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
READ_VERBS = frozenset(
    "get list fetch read search query find select retrieve download export describe iter iterate scan load pull count "
    "lookup report retrbinary history paginate walk stream head records all items snapshot children view open run".split()
)
WRITE_VERBS = frozenset(
    "create update upsert insert post put patch delete send add write upload publish push save set batch bulk import "
    "merge append remove sync replace destroy archive subscribe unsubscribe enqueue submit trigger copy move tag assign "
    "register mutate modify execute produce invite convert cancel close clear resize".split()
)
_QUERY_PATH = re.compile(
    r"(?i)(?:search|query|lookup|find(?!er)|/read\b|/list\b|/get\b|batch/read|runreport|:report|reports?\b.*(?:run|query)|/filter|graphql|/count|/validate|/preview|[-_/]reports?/?$)"
)
_SIGN_IN_PATH = re.compile(
    r"(?i)(?:oauth|/token\b|/auth(?:enticate|orize)?\b|/login|/signin|/sessions?\b|accesstoken|access_token|/identity)"
)
_READ_SQL = re.compile(
    r"(?is)^\s*(?:--[^\n]*\n\s*)*\(?\s*(?:select|with|show|describe|explain|pragma|list)\b"
)
_WRITE_SQL = re.compile(
    r"(?is)^\s*(?:--[^\n]*\n\s*)*(?:insert|update|delete|merge|replace|upsert|truncate|copy|load|create|alter|drop|call|exec)\b"
)
_WRITE_IN_WITH = re.compile(r"(?is)\b(?:insert\s+into|update\s+\w|delete\s+from|merge\s+into)\b")
_MUTATION = re.compile(r"\bmutation\b")
#: Methods of texts and containers: on what an SDK returned they are no calls of the SDK.
_TEXT_METHODS = frozenset(
    "replace find split index count strip format startswith endswith lower upper encode decode join total_seconds "
    "isoformat strftime astype to_dict dict model_dump tolist items keys values sort".split()
)
_CONTAINER_METHODS = frozenset("append remove copy clear extend insert update pop add get".split())
_FRAME_WRITERS = {"to_sql": "", "to_gbq": "bigquery"}
_ODOO_WRITES = frozenset(["create", "write", "unlink", "copy", "message_post"])
_ODOO_READS = frozenset(
    ["search", "read", "search_read", "search_count", "fields_get", "name_search", "read_group"]
)

READ, WRITE, BOTH, CONNECT, SIGN_IN, CONFIGURE = (
    "read",
    "write",
    "both",
    "connect",
    "sign-in",
    "configure",
)


MAX_ENTRIES = 40
MAX_LINKS = 24
"""Calls that are looked at on the way from a method to the SDK behind it."""


class Client(NamedTuple):
    """A client object: its type, and the call that made it if that is known."""

    type: str
    call: Call | None
    context: Context
    name: str = ""
    """Qualified name of the maker."""
    cls: ClassEntry | None = None
    """The project's own subclass of the client, if it is one."""


class RemoteCall(NamedTuple):
    """One call that reaches another system."""

    call: Call
    context: Context
    name: str
    """What is called, as the user knows it: ``requests.get``, ``Session.post``."""
    behaviour: Behaviour | None
    """How the client behaves; None for an SDK that only the systems' imports know."""
    operation: str
    addresses: tuple[Address, ...]
    systems: tuple[System, ...]
    client: Client | None
    extra: tuple[tuple[str, Value, Context], ...] = ()
    """Arguments that a ``partial`` gave before."""
    sure: bool = True
    """The system is known by host, SDK or scheme, not by a mere name."""

    @property
    def function(self) -> FunctionEntry:
        """The function that holds the call."""
        assert self.context.function is not None
        return self.context.function

    @property
    def module(self) -> Module:
        """The module that holds the call."""
        return self.context.module

    def argument(self, argument: Argument | None) -> tuple[Value, Context] | None:
        """The value that the call gives to an argument, and where to read it."""
        if argument is None:
            return None
        name, position = argument
        for keyword, value in self.call.keywords:
            if keyword == name:
                return value, self.context
        if 0 <= position < len(self.call.args) and not self.call.star:
            return self.call.args[position], self.context
        for keyword, value, context in self.extra:
            if keyword == name:
                return value, context
        return None


class RemoteCalls:
    """Finds remote calls; remembers what it found."""

    def __init__(self, resolver: Resolver, knowledge: Knowledge) -> None:
        """Look with `knowledge` at what `resolver` resolves."""
        self.resolver = resolver
        self.knowledge = knowledge
        self.clients = knowledge.clients
        self._names = frozenset(
            [name.rpartition(".")[2] for name in self.clients.functions]
            + [name for methods in self.clients.methods.values() for name in methods]
        )
        self.knows_sdk: Callable[[Module], bool] = lambda module: True  # noqa: ARG005
        """Whether objects of a system's SDK can reach a module."""
        self._likely: dict[str, bool] = {}
        self._found: dict[int, tuple[RemoteCall, ...]] = {}
        self._kept: list[Call] = []

    def in_function(self, function: FunctionEntry) -> list[RemoteCall]:
        """The remote calls that stand in a function, whatever called it."""
        module = function.module
        likely = self._may_be_remote if self.knows_sdk(module) else self._may_be_client
        if not any(
            likely(callee) and not module.defines(callee) for callee in function.facts.callees
        ):
            return []
        context = self.resolver.anywhere(function)
        found = []
        for call in function.details.calls:
            remote = self.of(call, context)
            if remote is not None:
                found.append(remote)
        return found

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """The remote call that `call` is in `context`, if it is one."""
        general = context.call is None
        if not general and context.function is not None and type(call.callee) is Symbol:
            # A plain name is the same in every call of the function.
            known = self.of(call, self.resolver.anywhere(context.function))
            if known is None:
                return None
            given = known.argument(known.behaviour.address) if known.behaviour else None
            if given is None or not _depends_on_call(given[0]):
                return known._replace(context=context)
        if general and id(call) in self._found:
            found = self._found[id(call)]
            return found[0] if found else None
        remote = self._of(call, context)
        if general:
            if remote is not None and context.function is not None:
                remote = self._at_callers(remote, context.function)
            self._found[id(call)] = (remote,) if remote else ()
            self._kept.append(call)
        return remote

    def _of(self, call: Call, context: Context) -> RemoteCall | None:
        callee = call.callee
        kind = type(callee)
        if kind is Attr:
            name = called_method(callee.name, call.args, call.keywords)  # type: ignore[union-attr]
        elif kind is Symbol:
            name = callee.name  # type: ignore[union-attr]
        elif kind is Result:
            name = ":"
        else:
            return None
        if not self._may_be_remote(name):
            return None
        for target in self.resolver.targets(call, context):
            remote = self._remote(call, context, target, ())
            if remote is not None:
                return remote
        return None

    def _at_callers(self, remote: RemoteCall, function: FunctionEntry) -> RemoteCall:
        """A call whose address a caller decides: what it reaches, caller by caller.

        Taken together, the hosts of some callers would meet the paths of others.
        """
        if remote.behaviour is None:
            return remote
        given = remote.argument(remote.behaviour.address)
        if given is None or not _depends_on_call(given[0]):
            return remote
        found: dict[tuple[object, ...], Address] = {}
        systems: dict[str, System] = {}
        operations: set[str] = set()
        sure = True
        for context in self.entries(function, 2):
            inside = self._of(remote.call, context)
            if inside is None:
                continue
            for address in inside.addresses:
                found[
                    address.text, *[(piece.module.path, piece.place) for piece in address.pieces]
                ] = address
            systems.update((system.id, system) for system in inside.systems)
            operations.add(inside.operation)
            sure = sure and inside.sure
        if not found:
            return remote
        operation = operations.pop() if len(operations) == 1 else remote.operation
        return remote._replace(
            addresses=tuple(found.values()),
            systems=tuple(systems.values()),
            operation=operation,
            sure=sure,
        )

    def entries(self, function: FunctionEntry, levels: int) -> list[Context]:
        """Contexts in which a function is entered, seen through up to `levels` callers."""
        contexts: list[Context] = []
        for caller, call in self.resolver.callers(function)[:MAX_ENTRIES]:
            outer = [caller]
            if (
                levels > 1
                and caller.function is not None
                and caller.function is not function
                and any(
                    _depends_on_call(value)
                    for value in (*call.args, *[value for _, value in call.keywords])
                )
            ):
                outer = self.entries(caller.function, levels - 1) or outer
            for context in outer:
                for target in self.resolver.targets(call, context):
                    form = target.form
                    entered = form.function if isinstance(form, Method) else form
                    if entered is function:
                        me = form.me if isinstance(form, Method) else None
                        contexts.append(self.resolver.entered(function, call, context, me))
                        break
            if len(contexts) >= MAX_ENTRIES:
                break
        return contexts[:MAX_ENTRIES]

    def _may_be_client(self, callee: str) -> bool:
        """The same for the clients whose behaviour is known: their names are few."""
        if callee[0] == "~":
            return False
        if callee[0] == ":":
            return True  # an alias, a partial, an instance of the module
        name = callee.rpartition(".")[2]
        return name in self._names or name in _FRAME_WRITERS

    def _may_be_remote(self, callee: str) -> bool:
        """Whether a call of this name can be remote; asked of every call, so remembered by name.

        Callees are written as in `Function.callees`: ``requests.get``, ``:push``, ``.post``.
        """
        known = self._likely.get(callee)
        if known is None:
            name = callee.rpartition(".")[2].lstrip(":")
            known = self._likely[callee] = callee[0] != "~" and (
                self._may_be_client(callee)
                or any(
                    word.lower() in READ_VERBS or word.lower() in WRITE_VERBS
                    for word in _WORD.findall(name)[:3]
                )
            )
        return known

    def _remote(
        self,
        call: Call,
        context: Context,
        target: Term,
        extra: tuple[tuple[str, Value, Context], ...],
    ) -> RemoteCall | None:
        form = target.form
        if type(form) is Symbol:
            behaviour = self.clients.functions.get(form.name)
            if behaviour is not None:
                return self._client_call(call, context, form.name, behaviour, None, extra)
            return self._sdk_call(call, context, target)
        if isinstance(form, Partial):
            given = tuple((key, value, form.context) for key, value in form.call.keywords)
            return self._remote(call, context, form.target, (*extra, *given))
        if type(form) is Attr:
            if form.name in _FRAME_WRITERS:
                return self._frame_call(call, context, form)
            return self._method_call(call, context, target, form, extra)
        return None

    def _frame_call(self, call: Call, context: Context, form: Attr) -> RemoteCall | None:
        """A data frame that writes itself: ``frame.to_sql(table, engine)``, ``frame.to_gbq(table)``."""
        system = (
            self.knowledge.system(_FRAME_WRITERS[form.name]) if _FRAME_WRITERS[form.name] else None
        )
        client = None
        connection = next(
            (v for k, v in call.keywords if k == "con"),
            call.args[1] if len(call.args) > 1 else None,
        )
        if form.name == "to_sql" and connection is not None:
            for term in self.resolver.resolve(connection, context):
                client = self.client(term)
                if client is not None:
                    break
            if client is None:
                return None
            found = tuple(addresses(self.resolver, *base)) if (base := self._base(client)) else ()
            remote = RemoteCall(call, context, "DataFrame.to_sql", None, WRITE, found, (), client)
            systems, sure = self._systems(remote, found)
            return remote._replace(systems=systems, sure=sure)
        if system is None:
            return None
        return RemoteCall(
            call, context, f"DataFrame.{form.name}", None, WRITE, (), (system,), client
        )

    def _method_call(
        self,
        call: Call,
        context: Context,
        target: Term,
        form: Attr,
        extra: tuple[tuple[str, Value, Context], ...],
    ) -> RemoteCall | None:
        client = self.client(Term(form.base, target.context))
        if client is None:
            return self._sdk_call(call, context, target)
        behaviour = self.clients.methods.get(client.type, {}).get(form.name)
        if behaviour is not None:
            kind = client.type.rpartition(".")[2]
            return self._client_call(call, context, f"{kind}.{form.name}", behaviour, client, extra)
        if client.type == "xmlrpc.client.ServerProxy":
            return self._proxy_call(call, context, form.name, client)
        system = self.knowledge.system_for_import(client.name) if client.name else None
        if system is not None:
            return self._sdk_call(call, context, target)
        return None

    def client(self, term: Term, depth: int = 0) -> Client | None:
        """The client object that a resolved term is."""
        form, context = term
        if type(form) is Instance and type(form.of) is Symbol:
            kind = self.clients.makers.get(form.of.name)
            if not kind:
                return None
            me = context.me
            if me is not None and self.resolver.external_base(me.cls) == form.of.name:
                return Client(kind, me.call, me.context or context, form.of.name, me.cls)
            return Client(kind, None, context, form.of.name)
        if isinstance(form, Object):
            base = self.resolver.external_base(form.cls)
            kind = self.clients.makers.get(base)
            return (
                Client(kind, form.call, form.context or context, base, form.cls) if kind else None
            )
        if type(form) is not Result or depth > 4:
            return None
        held = self.resolver.holder(form.call, context)
        if held is None:
            return None
        call, inside = held
        for target in self.resolver.targets(call, inside):
            made = target.form
            if type(made) is Symbol:
                kind = self.clients.makers.get(made.name)
                behaviour = self.clients.functions.get(made.name)
                if behaviour is not None and behaviour.makes:
                    kind = behaviour.makes
                if kind:
                    return Client(kind, call, inside, made.name)
            elif type(made) is Attr:
                outer = self.client(Term(made.base, target.context), depth + 1)
                if outer is not None:
                    behaviour = self.clients.methods.get(outer.type, {}).get(made.name)
                    if behaviour is not None and behaviour.makes:
                        return Client(behaviour.makes, outer.call, outer.context, outer.name)
        return None

    # Kinds of remote calls

    def _client_call(
        self,
        call: Call,
        context: Context,
        name: str,
        behaviour: Behaviour,
        client: Client | None,
        extra: tuple[tuple[str, Value, Context], ...],
    ) -> RemoteCall | None:
        if behaviour.operation in {"configure", "local"} and behaviour.checked:
            return None
        remote = RemoteCall(call, context, name, behaviour, CONNECT, (), (), client, extra)
        if behaviour.operation == "command":
            found = tuple(self._command_addresses(remote))
            if not found:
                return None
        elif behaviour.operation == "read" and name.startswith("pandas."):
            found = tuple(
                a for a in self._addresses(remote) if a.scheme in {"http", "https", "ftp"}
            )
            if not found and not name.startswith("pandas.read_sql"):
                return None
        else:
            found = tuple(self._addresses(remote))
        operation = self._operation(remote, found)
        systems, sure = self._systems(remote, found)
        return remote._replace(operation=operation, addresses=found, systems=systems, sure=sure)

    def _addresses(self, remote: RemoteCall) -> Iterator[Address]:
        behaviour = remote.behaviour
        assert behaviour is not None
        given = remote.argument(behaviour.address)
        if (
            given is None
            and behaviour.address is not None
            and behaviour.makes == "database"
            and remote.call.args
        ):
            given = (remote.call.args[0], remote.context)
        bare = bool(behaviour.scheme) or behaviour.makes in {"database", "redis"}
        base = self._base(remote.client)
        if given is None:
            if base is not None:
                yield from addresses(self.resolver, base[0], base[1], bare_host=True)
            return
        value, context = given
        if type(value) is Seq and value.items:
            value = value.items[0]
        if base is not None and not bare and not self._absolute(value, context):
            value = (
                Text((base[0], Const("/"), UNKNOWN))
                if context is not base[1]
                else Text((base[0], value))
            )
            yield from addresses(self.resolver, value, base[1], bare_host=True)
            return
        for address in addresses(self.resolver, value, context, bare_host=bare):
            yield address if address.scheme else address._replace(scheme=behaviour.scheme)

    def _absolute(self, value: Value, context: Context) -> bool:
        return any(
            "://" in "".join(piece.text for piece in row)
            for row in texts(self.resolver, value, context)
        )

    def _base(self, client: Client | None) -> tuple[Value, Context] | None:
        """The base URL or host that a client object was made with."""
        if client is None or client.call is None:
            return None
        kind = self.clients.objects.get(client.type)
        if kind is None or kind.address is None:
            return None
        name, position = kind.address
        for keyword, value in client.call.keywords:
            if keyword == name:
                return value, client.context
        if 0 <= position < len(client.call.args):
            return client.call.args[position], client.context
        return None

    def _command_addresses(self, remote: RemoteCall) -> Iterator[Address]:
        """Addresses in a shell command or argument list that runs curl or wget."""
        assert remote.behaviour is not None
        given = remote.argument(remote.behaviour.address)
        if given is None:
            return
        for term in self.resolver.resolve(*given):
            if type(term.form) is Seq:
                words = [
                    texts(self.resolver, item, term.context)[0] for item in term.form.items[:40]
                ]
                plain = ["".join(piece.text for piece in row) for row in words]
                if not plain or plain[0].rpartition("/")[2] not in {"curl", "wget"}:
                    continue
                yielded = False
                for row in words:
                    for address in addresses_of_row(row):
                        yielded = True
                        yield address
                if not yielded:
                    yield Address("", "", "", " ".join(plain), None, term.context.module, ())
            elif type(term.form) in (Const, Text):
                for row in texts(self.resolver, term.form, term.context):  # type: ignore[arg-type]
                    whole = "".join(piece.text for piece in row)
                    if re.match(r"\s*(?:\w+=\S+\s+)*(?:sudo\s+)?\S*\b(?:curl|wget)\s", whole):
                        found = list(addresses_of_row(row))
                        yield from found or [
                            Address("", "", "", whole, None, term.context.module, ())
                        ]

    def _operation(self, remote: RemoteCall, found: tuple[Address, ...]) -> str:
        behaviour = remote.behaviour
        assert behaviour is not None
        operation: str = behaviour.operation
        if operation == "verb":
            given = remote.argument(behaviour.method)
            verb = constant(self.resolver, *given) if given else None
            operation = (
                BOTH
                if type(verb) is not str
                else READ
                if verb.upper() in {"GET", "HEAD", "OPTIONS"}
                else WRITE
            )
        elif operation == "sql":
            return self._sql_operation(remote)
        elif operation == "command":
            text = " ".join(address.text for address in found)
            return (
                WRITE
                if re.search(
                    r"(?:-X|--request)\s*(?:POST|PUT|PATCH|DELETE)|\s(?:-d|--data\S*|-F)\s", text
                )
                else READ
            )
        elif operation == "both" and behaviour.payload:
            operation = WRITE if remote.argument(behaviour.payload[0]) is not None else READ
        if operation == WRITE:
            path = found[0].path if found else ""
            if _SIGN_IN_PATH.search(path):
                return SIGN_IN
            if _QUERY_PATH.search(path):
                return WRITE if "graphql" in path.lower() and self._mutates(remote) else READ
        return operation

    def _mutates(self, remote: RemoteCall) -> bool:
        assert remote.behaviour is not None
        for argument in remote.behaviour.payload:
            given = remote.argument(argument)
            if given is not None and any(_MUTATION.search(text) for text in self._strings(*given)):
                return True
        return False

    def _strings(self, value: Value, context: Context, depth: int = 0) -> Iterator[str]:
        for term in self.resolver.resolve(value, context):
            form = term.form
            if type(form) is Const and type(form.value) is str:
                yield form.value
            elif type(form) is Dict and depth < 3:
                for _, item in form.items[:20]:
                    yield from self._strings(item, term.context, depth + 1)
            elif type(form) is Text:
                for row in texts(self.resolver, form, term.context):
                    yield "".join(piece.text for piece in row)

    def _sql_operation(self, remote: RemoteCall) -> str:
        behaviour = remote.behaviour
        assert behaviour is not None
        given = remote.argument(behaviour.method) or (
            (remote.call.args[0], remote.context) if remote.call.args else None
        )
        if given is None:
            return BOTH
        for statement in self._strings(*given):
            if _WRITE_SQL.match(statement):
                return WRITE
            if _READ_SQL.match(statement):
                return WRITE if _WRITE_IN_WITH.search(statement) else READ
        return BOTH

    def _proxy_call(self, call: Call, context: Context, method: str, client: Client) -> RemoteCall:
        words = {constant(self.resolver, value, context) for value in call.args[:6]}
        if words & _ODOO_WRITES:
            operation = WRITE
        elif words & _ODOO_READS:
            operation = READ
        elif method in {"authenticate", "login", "version"}:
            operation = SIGN_IN
        else:
            operation = verb_operation(method) or BOTH
        remote = RemoteCall(call, context, f"ServerProxy.{method}", None, operation, (), (), client)
        base = self._base(client)
        found = tuple(addresses(self.resolver, *base)) if base else ()
        systems, sure = self._systems(remote, found)
        if not systems and words & (_ODOO_READS | _ODOO_WRITES):
            odoo = self.knowledge.system("odoo")
            systems = (odoo,) if odoo else ()
        return remote._replace(addresses=found, systems=systems, sure=sure)

    def _sdk_call(self, call: Call, context: Context, target: Term) -> RemoteCall | None:
        """A call on something that a system's SDK made, or of a function of that SDK."""
        path: list[str] = []
        system, root = self._sdk_root(target, path)
        if system is None:
            return None
        if len(path) > 1 and path[-2] == "factory":
            return None  # a SOAP client that makes a value of a type of its service
        method = path[-1] if path else root.rpartition(".")[2]
        if path and (
            method in _TEXT_METHODS or (method in _CONTAINER_METHODS and _is_of_data(target))
        ):
            return None
        if not path and (method[:1].isupper() or root.count(".") == 0):
            return None
        operation = verb_operation(method)
        if operation is None and path and len(path) > 1:
            operation = verb_operation(path[-2])
        if operation is None:
            return None
        if method in {"execute", "query", "run", "sql", "execute_query"} and call.args:
            statement = next(self._strings(call.args[0], context), "")
            if _WRITE_SQL.match(statement) or _WRITE_IN_WITH.search(statement):
                operation = WRITE
            elif _READ_SQL.match(statement):
                operation = READ
        label = f"{system.name} {method}"
        return RemoteCall(call, context, label, None, operation, (), (system,), None)

    def _sdk_root(
        self, target: Term, path: list[str], seen: set[int] | None = None
    ) -> tuple[System | None, str]:
        """The system whose SDK a chain of attributes and calls begins with."""
        form, context = target
        seen = set() if seen is None else seen
        while type(form) in (Attr, Item):
            if type(form) is Attr:
                path.insert(0, form.name)
                form = form.base
            else:
                form = form.base  # type: ignore[union-attr]
        if type(form) is Symbol:
            return self._system_of_import(form.name), form.name
        if type(form) is Instance and type(form.of) is Symbol:
            return self._system_of_import(form.of.name), form.of.name
        if isinstance(form, Object):
            base = self.resolver.external_base(form.cls)
            return (self._system_of_import(base) if base else None), base
        if type(form) is Result and len(seen) < MAX_LINKS:
            held = self.resolver.holder(form.call, context)
            if held is None or id(held[0]) in seen:
                return None, ""
            call, inside = held
            seen.add(id(call))
            for inner in self.resolver.targets(call, inside):
                if isinstance(inner.form, Attr | Symbol | Item | Result | Instance):
                    if type(inner.form) is Symbol:
                        service = self._service(inner.form.name, call, inside)
                        if service is not None:
                            return service, inner.form.name
                    system, root = self._sdk_root(inner, [], seen)
                    if system is not None:
                        return system, root
        return None, ""

    def _service(self, maker: str, call: Call, context: Context) -> System | None:
        """The service that a general client is asked for by its first argument."""
        first = constant(self.resolver, call.args[0], context) if call.args else None
        if type(first) is not str:
            return None
        if maker in {"boto3.client", "boto3.resource", "boto3.Session.client", "aioboto3.client"}:
            return self.knowledge.system_for_service("boto3", first)
        if maker in {"googleapiclient.discovery.build", "apiclient.discovery.build"}:
            return self.knowledge.system_for_service("google", first)
        return None

    def _system_of_import(self, name: str) -> System | None:
        return self.knowledge.system_for_import(name) if name else None

    # Systems

    def _systems(
        self, remote: RemoteCall, found: tuple[Address, ...]
    ) -> tuple[tuple[System, ...], bool]:
        """The systems a call reaches, and whether host, scheme or SDK told."""
        knowledge = self.knowledge
        systems: dict[str, System] = {}
        for address in found:
            system = (
                knowledge.system_for_host(address.name, address.path) if address.fixed else None
            )
            if system is None and address.scheme not in {"", "http", "https", "odbc"}:
                system = knowledge.system_for_scheme(address.scheme)
            if system is None and not address.fixed and address.path:
                system = knowledge.system_for_host("", address.path)
            if system is not None:
                systems[system.id] = system
        if systems:
            return tuple(systems.values()), True
        if remote.client is not None and remote.client.name:
            system = knowledge.system_for_import(remote.client.name)
            if system is not None and remote.client.type in {"database", "redis"}:
                return (system,), True
        if remote.behaviour is not None and remote.behaviour.makes in {"database", "redis"}:
            system = knowledge.system_for_import(remote.name)
            if system is not None:
                return (system,), True
        for address in found:
            for origin in address.origins:
                kind, _, name = origin.partition(":")
                system = knowledge.system_for_environment(name) if kind == "environment" else None
                if system is not None:
                    return (system,), True
        if any(address.fixed for address in found):
            return (), True
        return self._named_system(remote, found), False

    def _named_system(self, remote: RemoteCall, found: tuple[Address, ...]) -> tuple[System, ...]:
        """The last resort: the names of variables, of the class and of the module."""
        names = [origin.partition(":")[2] for address in found for origin in address.origins]
        names.append(remote.function.facts.class_name.rpartition(".")[2])
        names.append(remote.module.dotted[-1] if remote.module.dotted else "")
        for name in names:
            system = self.knowledge.system_for_module_name(name) if name else None
            if system is not None:
                return (system,)
        return ()


def _is_of_data(target: Term) -> bool:
    """Whether a method stands on something taken out by key: a field of a record, not a client."""
    form = target.form
    while type(form) in (Attr, Item):
        if type(form) is Item and form.key is not None:
            return True
        form = form.base  # type: ignore[union-attr]
    return False


def _depends_on_call(value: Value, depth: int = 0) -> bool:
    """Whether a value has a parameter in it, the instance included."""
    kind = type(value)
    if kind is Param:
        return True
    if depth > 6:
        return False
    if kind is Attr or kind is Item:
        return _depends_on_call(value.base, depth + 1)  # type: ignore[union-attr]
    if kind is Text or kind is Mix:
        return any(_depends_on_call(part, depth + 1) for part in value.parts)  # type: ignore[union-attr]
    if kind is Either:
        return any(_depends_on_call(option, depth + 1) for option in value.options)  # type: ignore[union-attr]
    return False


def addresses_of_row(row: tuple[Piece, ...]) -> Iterator[Address]:
    """The address in one text, if there is one."""
    address = address_of(row)
    if address is not None and "://" in address.text:
        yield address


def verb_operation(name: str) -> str | None:
    """Read or write, by the words of a method's name; None when they do not tell."""
    if name.startswith(("load_table", "load_data", "write_", "to_")):
        return WRITE
    for word in _WORD.findall(name):
        lower = word.lower()
        if lower in WRITE_VERBS:
            return WRITE
        if lower in READ_VERBS:
            return READ
    return None


def talks(knowledge: Knowledge) -> Callable[[ModuleFacts], bool]:
    """Return the quick test whether a module is likely to talk to other systems by itself."""
    clients = knowledge.clients

    def test(facts: ModuleFacts) -> bool:
        return any(
            name in clients.functions
            or name in clients.makers
            or knowledge.system_for_import(name) is not None
            for name in facts.called
        )

    return test
