"""Which values are client objects, and what such an object was made with."""

from autodebt_lint.knowledge.clients import Argument, Clients
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.remote_call import Client, RemoteCall
from autodebt_lint.linking.resolving.addresses import addresses, constant
from autodebt_lint.linking.resolving.applications import configured
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import UNKNOWN, Attr, Instance, Item, Result, Symbol, Value

_BOUND = "database"
"""The kind of object that is made for another one of its kind."""
_OF_FLASK = "flask_sqlalchemy."
"""Begins the names of what Flask-SQLAlchemy makes."""
_DATABASE = "SQLALCHEMY_DATABASE_URI"
"""Key of the configuration of an application, under which that is told its database."""
_AT_HOME = frozenset(["sqlite"])
"""Schemes of databases that lie on the machine itself."""
ENGINES = frozenset(["create_engine", "create_async_engine"])
_BINDING = ("bind", "engine")
_REQUEST = "request"
"""Method of clients of HTTP through which all others go."""
_ITEMS = "[]"
"""Stands among the parts of an object whose items are such an object, too: ``db["orders"]``."""
_CHANGE = "POST"
"""What clients that are made for one HTTP method use where they are told none."""
MAX_DEPTH = 4
"""Objects from which a client was made, one by the other: session, connection, cursor."""


class ClientObjects:
    """Tells client objects of known libraries among the values of a project."""

    def __init__(self, resolver: Resolver, clients: Clients) -> None:
        """Tell with `clients` what `resolver` resolves."""
        self.resolver = resolver
        self.clients = clients
        self._engines: dict[Island, list[Client]] = {}
        self._applications: dict[Island, tuple[Value, Context] | None] = {}

    def client(self, term: Term, depth: int = 0) -> Client | None:
        """The client object that a resolved term is."""
        form, context = term
        if type(form) is Instance:
            return self._annotated(form.of.name, context) if type(form.of) is Symbol else None
        if isinstance(form, Object):
            base = self.resolver.project.external_base(form.cls)
            kind = self.clients.makers.get(base)
            return (
                Client(kind, form.call, form.context or context, base, form.cls) if kind else None
            )
        if type(form) is Attr and depth <= MAX_DEPTH:
            return self._part(form, context, depth)
        if type(form) is Item and depth <= MAX_DEPTH:
            whole = self.client(Term(form.base, context), depth + 1)
            keyed = whole is not None and _ITEMS in self.clients.objects[whole.type].parts
            return whole if keyed else None
        if type(form) is not Result or depth > MAX_DEPTH:
            return None
        held = self.resolver.holder(form.call, context)
        if held is None:
            return None
        for target in self.resolver.targets(*held):
            if type(target.form) is Symbol:
                client = self._made_by(target.form.name, *held)
            elif type(target.form) is Result:
                client = self._made_by_factory(target.form, target.context)
            elif type(target.form) is Attr:
                client = self._made_on(
                    Term(target.form.base, target.context), target.form.name, depth
                )
            else:
                continue
            if client is not None:
                return client
        return None

    def _part(self, form: Attr, context: Context, depth: int) -> Client | None:
        """An object that another one has: ``db.session``, or that a class has by its base: ``Order.query``."""
        base = form.base
        if type(base) is Instance and type(base.of) is Symbol:
            name = f"{base.of.name}.{form.name}"
            kind = self.clients.makers.get(name)
            if kind is not None:
                return Client(kind, None, context, name)
        whole = self.client(Term(base, context), depth + 1)
        parts = self.clients.objects[whole.type].parts if whole is not None else ()
        return whole if form.name in parts else None

    def _annotated(self, name: str, context: Context) -> Client | None:
        """An object known by its class only, or the one whose subclass the context stands in."""
        kind = self.clients.makers.get(name)
        if not kind:
            return None
        me = context.me
        if kind == _BOUND and me is None:
            return self._only_engine(context.module) or Client(kind, None, context, name)
        if me is not None and self.resolver.project.external_base(me.cls) == name:
            return Client(kind, me.call, me.context or context, name, me.cls)
        return Client(kind, None, context, name)

    def _only_engine(self, asking: Module) -> Client | None:
        """The engine, where those that a module may matter to make one alone: a session handed over is made for it."""
        project = self.resolver.project
        island = project.island(asking)
        if island not in self._engines:
            engines: list[Client] = []
            self._engines[island] = engines
            for module in project.by_island.seen_on(island):
                engines += [
                    Client(_BOUND, call, context, call.callee.name)
                    for call, context in self.resolver.calls_in(module, ENGINES)
                    if type(call.callee) is Symbol
                ]
        found = self._engines[island]
        return found[0] if len(found) == 1 else None

    def _made_by(self, name: str, call: Call, context: Context) -> Client | None:
        """What a constructor or a function of a library made."""
        behaviour = self.clients.functions.get(name)
        made = behaviour.makes if behaviour is not None else ""
        kind = made or self.clients.makers.get(name)
        return self._bound(Client(kind, call, context, name)) if kind else None

    def _bound(self, client: Client) -> Client:
        """The object that another one was made for: the engine of ``sessionmaker(bind=engine)``."""
        assert client.call is not None
        if client.type != _BOUND:
            return client
        given = [value for key, value in client.call.keywords if key in _BINDING]
        for value in (*given, *client.call.args[:1]):
            for term in self.resolver.resolve(value, client.context):
                inner = self.client(term, MAX_DEPTH - 1) if type(term.form) is Result else None
                if inner is not None and inner.type == client.type:
                    return inner
        return client

    def _made_by_factory(self, factory: Result, context: Context) -> Client | None:
        """What the product of a factory makes when it is called: ``sessionmaker(engine)()``."""
        held = self.resolver.holder(factory.call, context)
        if held is None or type(held[0].callee) is not Symbol:
            return None
        name = held[0].callee.name
        kind = self.clients.makers.get(name)
        made = self.clients.objects.get(kind) if kind else None
        if kind is None or made is None or name not in made.factories:
            return None
        return self._bound(Client(kind, *held, name))

    def _made_on(self, maker: Term, method: str, depth: int) -> Client | None:
        """What a method of another client object made; a part of that is called for itself: ``db.session()``."""
        outer = self.client(maker, depth + 1)
        if outer is None:
            return None
        if method in self.clients.objects[outer.type].parts:
            return outer
        behaviour = self.clients.methods.get(outer.type, {}).get(method)
        if behaviour is None or not behaviour.makes:
            return None
        return Client(behaviour.makes, outer.call, outer.context, outer.name)

    def base(self, client: Client | None) -> tuple[Value, Context] | None:
        """The base URL or host that a client object was made with."""
        if client is not None and client.name.startswith(_OF_FLASK):
            return self._configured(client.context.module)
        if client is None or client.call is None:
            return None
        kind = self.clients.objects.get(client.type)
        return _argument(client, kind.address if kind is not None else None)

    def passed_on(
        self, remote: RemoteCall, given: tuple[Value, Context]
    ) -> tuple[Value, Context] | None:
        """The address that a project's own client asks when it is given one: ``super().request(verb, self.base + url)``.

        Methods like ``get`` of the library's client go through ``request``, which classes overwrite for it.
        """
        client = remote.client
        if client is None or client.cls is None or client.call is None:
            return None
        if last_name(remote.call.callee) == _REQUEST:
            return None  # it is that call
        method = self.resolver.project.inherited(client.cls, _REQUEST)
        behaviour = self.clients.methods.get(client.type, {}).get(_REQUEST)
        if method is None or behaviour is None or behaviour.address is None:
            return None
        call = Call(-1, Attr(UNKNOWN, _REQUEST), (UNKNOWN, given[0]), (), method.facts.place)
        me = Object(client.cls, client.call, client.context)
        inside = self.resolver.entered(method, call, given[1], me)
        name, position = behaviour.address
        for passed in method.calls_named({_REQUEST}):
            told = dict(passed.keywords).get(name)
            if told is not None:
                return told, inside
            if position < len(passed.args) - passed.star:
                return passed.args[position], inside
        return None

    def _configured(self, asking: Module) -> tuple[Value, Context] | None:
        """The address of the database of Flask-SQLAlchemy, as applications near a module are told; surest first."""
        by_island = self.resolver.project.by_island
        island = by_island.island(asking)
        if island not in self._applications:
            plain: list[tuple[Value, Context]] = []
            told: list[tuple[Value, Context]] = []
            for module in by_island.seen_on(island):
                body = self.resolver.body(module)
                for value, function in configured(module, _DATABASE) if not module.is_test else ():
                    inside = body if function is None else self.resolver.anywhere(function)
                    plain.append((value, inside))
                    said = {
                        scheme
                        for address in addresses(self.resolver, value, inside)
                        if (scheme := address.scheme) and scheme not in _AT_HOME
                    }
                    told += [(value, inside)] if said else []
            self._applications[island] = next(iter((*told, *plain)), None)
        return self._applications[island]

    def connection(self, client: Client | None) -> str:
        """The name of the connection that a client object was made for, kept outside of the code."""
        kind = self.clients.objects.get(client.type) if client is not None else None
        given = _argument(client, kind.connection) if client is not None and kind else None
        name = constant(self.resolver, *given) if given is not None else None
        return name if type(name) is str else ""

    def verb(self, client: Client | None) -> str | None:
        """The HTTP method that a client object was made for, in capitals; None where each call has its own."""
        kind = self.clients.objects.get(client.type) if client is not None else None
        if client is None or kind is None or kind.verb is None or client.call is None:
            return None
        given = _argument(client, kind.verb)
        verb = constant(self.resolver, *given) if given is not None else _CHANGE
        return verb.upper() if type(verb) is str else None


def _argument(client: Client, argument: Argument | None) -> tuple[Value, Context] | None:
    """What the constructor of a client object was given for an argument."""
    if client.call is None or argument is None:
        return None
    name, position = argument
    for keyword, value in client.call.keywords:
        if keyword == name:
            return value, client.context
    if 0 <= position < len(client.call.args):
        return client.call.args[position], client.context
    return None


def is_client(base: Value, context: Context, client: Client, resolver: Resolver) -> bool:
    """Whether a value is the very object that the call of `client` made."""
    for term in resolver.resolve(base, context):
        if type(term.form) is Result:
            held = resolver.holder(term.form.call, term.context)
            if held is not None and held[0] is client.call:
                return True
    return False


def maker_functions(client: Client) -> list[FunctionEntry] | None:
    """Functions that may set a client up: the methods of the class, or the function that made it.

    Returns:
        None where the module body made the client, so that any function of the module may.
    """
    function = client.context.function
    if function is None:
        return []
    if function.owner is not None:
        return list(function.owner.methods())
    return [function] if function.name else None
