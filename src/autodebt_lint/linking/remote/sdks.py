"""Calls on what a system's SDK made, and of the functions of that SDK."""

import functools
from typing import NamedTuple

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.naming import chain, last_name, last_part, words
from autodebt_lint.linking.remote.at_home import asks_nobody, collects
from autodebt_lint.linking.remote.declared_mail import FRAMEWORK, declared_mailer
from autodebt_lint.linking.remote.operations import asked_by_text, strings
from autodebt_lint.linking.remote.remote_call import DATABASES, RemoteCall
from autodebt_lint.linking.remote.verbs import (
    CALLING_VERBS,
    CONNECT,
    READ,
    SENDING_OFF,
    WRITE,
    processes,
    verb_operation,
)
from autodebt_lint.linking.resolving.addresses import addresses, constant
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Instance, Item, Param, Result, Symbol, Value

MAX_LINKS = 24
"""Calls that are looked at on the way from a method to the SDK behind it."""

#: Methods of texts and containers: on what an SDK returned they are no calls of the SDK.
_TEXT_METHODS = frozenset(
    "replace find split index count strip format startswith endswith lower upper encode decode join total_seconds "
    "isoformat strftime astype to_dict dict model_dump tolist items keys values sort".split()
)
_CONTAINER_METHODS = frozenset("append remove copy clear extend insert update pop add get".split())
_GROWING = (["append"], ["extend"])
"""Of these, those that no client has: what they stand on is a list."""
_MERGING = (["merge"], ["drop"], ["join"], ["assign"], ["replace"])
"""The same of a data frame, as which some SDKs answer."""
_SHAPING = frozenset(
    "reset_index set_index rename sort_values drop_duplicates dropna fillna astype groupby query copy merge".split()
)
"""Methods of a data frame that give another one."""
_OF_HELD_DATA = _CONTAINER_METHODS | {name for names in _MERGING for name in names}
_LIST_METHODS = frozenset("append extend insert pop clear copy".split())
#: Methods by which a resource of AWS reads what it has many of: ``bucket.objects.filter(Prefix="in/")``.
_COLLECTING = frozenset("all filter limit page_size pages".split())
_RESOURCE = "boto3.resource"
#: Methods of a class, not of an object, that only keep settings for its objects.
_CLASS_SETTINGS = ("set_", "get_default", "configure")
#: Words by which people call what leads to a database.
_LEADING = frozenset(
    "connection conn con cursor curs cur db database session engine client pool".split()
)
#: Words of methods that give what is asked in turn: ``client.GetService("Campaigns").get(selector)``.
_SERVING = frozenset("service client api resource endpoint stub".split())
#: Words of methods that give plain lists.
_ROWS = frozenset(["records", "values", "rows", "dicts"])
#: Calls that give the rows of an answer as a data frame, whose methods have names of SDKs: ``merge``.
_FRAME_MAKERS = frozenset(
    "to_dataframe to_pandas to_polars to_arrow to_geodataframe toPandas fetch_pandas_all fetch_arrow_all "
    "get_pandas_df get_df query_df".split()
)
#: Methods of cursors that get what a statement has found.
_FETCHING = frozenset(["fetchall", "fetchone", "fetchmany"])
STATEMENT_METHODS = frozenset(["execute", "query", "run", "sql", "execute_query"])
"""Methods of SDKs that are given a statement, or a document of GraphQL."""
#: General clients that are asked for a service by their first argument.
_SERVICE_MAKERS = {
    "boto3.client": "boto3",
    "boto3.resource": "boto3",
    "aioboto3.client": "boto3",
    "googleapiclient.discovery.build": "google",
    "apiclient.discovery.build": "google",
}
_VERBS = {"GET": READ, **dict.fromkeys(["POST", "PUT", "PATCH", "DELETE"], WRITE)}
"""What a call does that is told the method of a request."""
_TOLD_WHERE = frozenset(["endpoint_url", "base_url", "api_base"])
"""Arguments by which clients are told the address of whom they ask."""
_CONNECTION, _HOOK = "conn_id", "Hook"
"""Ends of the names of arguments and classes of Airflow that say which connection is meant."""
_SERVICE = frozenset(["service_name", "serviceName"])
"""Arguments by which they are told the service."""
#: What makes the sessions on which clients of AWS are asked for.
_SESSIONS = frozenset(["Session", "get_session", "AioSession"])


class Origin(NamedTuple):
    """What a chain of calls begins with."""

    system: System
    name: str
    """Qualified name that says so."""
    module: Module
    """Where it is made."""


class Sdks:
    """Tells calls of the SDKs that the systems' imports name."""

    def __init__(self, resolver: Resolver, knowledge: Knowledge) -> None:
        """Tell with `knowledge` what `resolver` resolves."""
        self.resolver = resolver
        self.knowledge = knowledge

    def call(self, call: Call, context: Context, target: Term) -> RemoteCall | None:
        """The remote call that a call of `target` is, if an SDK stands behind it."""
        root, path = _chain(target)
        origin = self._root(root, set())
        if origin is None:
            return None
        system, name, made_in = origin
        method = path[-1] if path else name.rpartition(".")[2]
        of_data = self._is_of_data(target)
        told = len(path) > 0 and system.told(method) is not None and not of_data
        if not told and not _is_of_sdk(name, path, of_data=of_data):
            return None
        at_home = name.startswith(system.local_imports) or asks_nobody(path or [method])
        if at_home and system.told(method) is None:
            return None
        if method in system.local_methods or (
            not path and self._stays_in_driver(name, call, context)
        ):
            return None
        if method in _OF_HELD_DATA and self._gave_data(root, path, given=bool(call.args)):
            return None
        operation = _operation(system, name, method, path, call)
        if method in STATEMENT_METHODS and call.args:
            operation = asked_by_text(strings(call.args[0], context, self.resolver)) or operation
        if operation is None:
            return None
        if method in SENDING_OFF and not call.args:
            operation = self._begun(target, system) or operation
        label = f"{system.name} {method}"
        return RemoteCall(
            call, context, label, None, operation, (), (system,), None, made_in=made_in
        )

    def _stays_in_driver(self, name: str, call: Call, context: Context) -> bool:
        """Whether a function of a database's driver asks no database: it was given nothing that leads to one.

        Besides what connects, which is known, the modules of drivers set up what they are (PEP 249):
        ``fdb.load_api(path)``, ``pymysql.install_as_MySQLdb()``. ``write_pandas(connection, frame)``
        asks by what it is given.
        """
        owner = name.rpartition(".")[0]
        while owner and f"{owner}.connect" not in self.knowledge.clients.functions:
            owner = owner.rpartition(".")[0]
        given = call.given
        return bool(owner) and not any(self._leads_on(value, context) for value in given)

    def _leads_on(self, value: Value, context: Context) -> bool:
        """Whether a value is a connection, a cursor or the like, as what made it or its name says."""
        named = value.name if type(value) is Param else last_name(value)
        return not _LEADING.isdisjoint(words(named)) or self.behind(value, context) is not None

    def behind(self, value: Value, context: Context) -> System | None:
        """The system whose SDK made what a value stands on: of ``app.view`` the maker of ``app``."""
        for term in self.resolver.resolve(value, context):
            if isinstance(term.form, Attr | Symbol | Item | Result | Instance):
                origin = self._root(_chain(term)[0], set())
                if origin is not None:
                    return origin.system
        return None

    def made(self, value: Value, context: Context) -> System | None:
        """The system whose SDK has the class of which a value is an object: ``Salesforce(...)``."""
        held = self.resolver.holder(value.call, context) if type(value) is Result else None
        callee = held[0].callee if held is not None else None
        if type(callee) is not Symbol or not last_part(callee.name)[:1].isupper():
            return None
        return self.knowledge.system_for_import(callee.name)

    def _gave_data(self, root: Term, path: list[str], *, given: bool) -> bool:
        """Whether a chain begins with what an SDK answered: rows, or a record that a key is asked of.

        ``sheet.get_all_records().append(row)``, ``collection.find_one(query).get(name)``,
        ``client.get_table(name).schema.append(field)``.
        """
        if type(root.form) is not Result:
            return False
        held = self.resolver.holder(root.form.call, root.context)
        if held is None:
            return False
        asked = last_name(held[0].callee)
        if not _SERVING.isdisjoint(words(asked)):
            return False
        return (
            not _ROWS.isdisjoint(words(asked))
            or collects(path[-1] if path else "", asked)
            or (len(path) > 1 and path[-1] in _LIST_METHODS and verb_operation(asked) == READ)
            or (path in _GROWING and verb_operation(asked) == READ)
            or (path[-1:] in _MERGING and (verb_operation(asked) == READ or asked in _SHAPING))
            or (
                path == ["get"]
                and given
                and (verb_operation(asked) == READ or asked in STATEMENT_METHODS)
            )
        )

    def _is_of_data(self, target: Term) -> bool:
        """Whether a method stands on something taken out by key: a field of a record, not a client.

        What the client itself gives by key is a part of it: ``MongoClient(url)["shop"]["orders"]``.
        """
        form, keyed = target.form, False
        while type(form) is Attr or type(form) is Item:
            keyed = keyed or (type(form) is Item and form.key is not None)
            form = form.base
        if not keyed or type(form) is not Result:
            return keyed
        held = self.resolver.holder(form.call, target.context)
        return held is None or not last_name(held[0].callee)[:1].isupper()

    def _begun(self, target: Term, system: System) -> str | None:
        """What ``service.files().list(...)`` does, where the call at hand only sends it off.

        Calls that only narrow it down stand between: ``table.select("*").eq("id", 1).execute()``.
        """
        form, context = target
        for _ in range(MAX_LINKS):
            base = form.base if type(form) is Attr else None
            held = self.resolver.holder(base.call, context) if type(base) is Result else None
            if held is None:
                return None
            name = last_name(held[0].callee)
            operation = system.told(name) or verb_operation(name)
            if operation is not None:
                return operation
            form, context = held[0].callee, held[1]
        return None

    def _root(self, root: Term, seen: set[tuple[int, int]]) -> Origin | None:
        """What a chain begins with, where a system's SDK stands there."""
        form, context = root
        if type(form) is Symbol:
            name = form.name
        elif type(form) is Instance and type(form.of) is Symbol:
            name = form.of.name
        elif isinstance(form, Object):
            name = self.resolver.project.external_base(form.cls)
        elif type(form) is Result and len(seen) < MAX_LINKS:
            return self._made(form, context, seen)
        else:
            return None
        system = self.knowledge.system_for_import(name) if name else None
        if system is not None and name.startswith(FRAMEWORK):
            system = self._mailer or system
        return Origin(system, name, context.module) if system is not None else None

    @functools.cached_property
    def _mailer(self) -> System | None:
        """The service that sends the mails of the framework, where the settings name one."""
        return declared_mailer(self.resolver.project, self.knowledge)

    def _made(self, result: Result, context: Context, seen: set[tuple[int, int]]) -> Origin | None:
        """The same for what a call made: by what it called."""
        held = self.resolver.holder(result.call, context)
        if held is None:
            return None
        call, inside = held
        if last_name(call.callee) in _FRAME_MAKERS:
            return None
        # A helper that passes calls on is entered for each of them.
        key = (id(call), id(inside.call))
        if key in seen:
            return None
        seen.add(key)
        for target in self.resolver.targets(call, inside):
            form = target.form
            maker = form.name if type(form) is Symbol else self._of_session(target)
            service = self._service(maker, call, inside) if maker else None
            origin = Origin(service, maker, inside.module) if service is not None else None
            if origin is None and isinstance(form, Attr | Symbol | Item | Result | Instance):
                origin = self._root(_chain(target)[0], seen)
            if origin is not None:
                return self._elsewhere(origin, call, inside)
        return None

    def _elsewhere(self, origin: Origin, call: Call, context: Context) -> Origin:
        """A client that is told where another system of its kind is asks that one.

        Stores of many vendors talk like S3, and models like OpenAI's:
        ``boto3.client("s3", endpoint_url="https://fra1.digitaloceanspaces.com")``.
        """
        for key, value in call.keywords:
            for address in addresses(self.resolver, value, context) if key in _TOLD_WHERE else ():
                system = self.knowledge.system_for_host(address.name) if address.fixed else None
                if system is not None and system.category == origin.system.category:
                    return origin._replace(system=system)
        warehouse = self._warehouse(call, context) if origin.system.category == "database" else None
        return origin._replace(system=warehouse) if warehouse is not None else origin

    def _warehouse(self, call: Call, context: Context) -> System | None:
        """The warehouse that a hook reaches by the protocol of a database: ``PostgresHook("redshift_default")``."""
        named = [value for key, value in call.keywords if key.endswith(_CONNECTION)]
        if last_name(call.callee).endswith(_HOOK):
            named += call.args[:1]
        for value in named:
            told = constant(self.resolver, value, context)
            for word in words(told) if type(told) is str else ():
                system = self.knowledge.system_for_module_name(word)
                if system is not None and system.category == "data-warehouse":
                    return system
        return None

    def _of_session(self, target: Term) -> str:
        """Name of the maker that stands on a session: ``Session(region_name=...).client``."""
        form = target.form
        if type(form) is not Attr or type(form.base) is not Result:
            return ""
        held = self.resolver.holder(form.base.call, target.context)
        made_by = last_part(held[0].callee.name) if held and type(held[0].callee) is Symbol else ""
        if made_by not in _SESSIONS or form.name not in {"client", "resource", "create_client"}:
            return ""
        return "boto3.client"

    def _service(self, maker: str, call: Call, context: Context) -> System | None:
        """The service that a general client is asked for by its first argument, or by name."""
        client = _SERVICE_MAKERS.get(maker)
        named = [value for key, value in call.keywords if key in _SERVICE]
        asked = next(iter((*call.args[:1], *named)), None)
        if client is None or asked is None:
            return None
        service = constant(self.resolver, asked, context)
        return self.knowledge.system_for_service(client, service) if type(service) is str else None


def _operation(system: System, name: str, method: str, path: list[str], call: Call) -> str | None:
    """What a method does by its name, by that of what it stands on, or by the verb that it is given."""
    first = next(iter(call.args), None) if method in CALLING_VERBS else None
    verb = dict(call.keywords).get("method", first)
    told = str(verb.value).upper() if type(verb) is Const else ""
    if told in _VERBS:  # ``sf.restful(path, method="POST")``, ``client.request("GET", path)``
        return _VERBS[told]
    if system.category in DATABASES:
        if method in _FETCHING:
            return READ
        if method == "close" and not call.args:
            return CONNECT
    operation = system.told(method) or verb_operation(method) or _processing(method, system)
    if operation is not None or len(path) < 2:
        return operation
    collected = name == _RESOURCE and method in _COLLECTING
    return READ if collected else verb_operation(path[-2])


def _processing(method: str, system: System) -> str | None:
    """Whoever is asked to process something answers it: ``client.models.generate_content(...)``."""
    return READ if system.role == "processor" and processes(method) else None


def _chain(target: Term) -> tuple[Term, list[str]]:
    """The same as :func:`chain`, of a form with the context to read its start in."""
    start, path = chain(target.form)
    return Term(start, target.context), path


def _is_of_sdk(name: str, path: list[str], *, of_data: bool) -> bool:
    """Whether a chain that begins in an SDK ends in a call of it, and not of the data it returned."""
    if not path:
        owner, _, method = name.rpartition(".")
        keeps = method.startswith(_CLASS_SETTINGS) and last_part(owner)[:1].isupper()
        return bool(owner) and not method[:1].isupper() and not keeps
    if len(path) > 1 and path[-2] == "factory":
        return False  # a SOAP client that makes a value of a type of its service
    method = path[-1]
    return method not in _TEXT_METHODS and not (method in _OF_HELD_DATA and of_data)
