"""Remote calls that no table of a client's behaviour can tell: data frames and XML-RPC proxies."""

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.remote.client_objects import ClientObjects
from autodebt_lint.linking.remote.remote_call import Client, RemoteCall
from autodebt_lint.linking.remote.systems import systems_of
from autodebt_lint.linking.remote.verbs import BOTH, CONNECT, READ, SIGN_IN, WRITE, verb_operation
from autodebt_lint.linking.resolving.addresses import Address, addresses, constant
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Result, Symbol, Value

PROXY = "xmlrpc.client.ServerProxy"
_FIRST_TOLD = frozenset(["todb", "appenddb"])
"""Those that are told first through what they are to write."""
FRAME_WRITERS = {
    **dict.fromkeys(["to_sql", "write_database", *sorted(_FIRST_TOLD)], ""),
    "to_gbq": "bigquery",
}
"""Methods by which a data frame writes itself, with the system where it is always the same."""
FILE_WRITERS = frozenset(
    ["to_csv", "to_parquet", "to_json", "to_excel", "write_csv", "write_parquet"]
)
"""Methods by which it writes a file, which may lie in a cloud's storage."""
_CONNECTIONS = frozenset(["con", "connection", "dbo"])
"""Arguments by which a data frame is told through what it is read or written; by place they are the second."""
SCHEMA_METHODS = frozenset(["create_all", "drop_all"])
"""Methods by which SQLAlchemy's description of tables makes them where it is told: ``Base.metadata.create_all(engine)``."""
SPARK_METHODS = frozenset(
    "csv parquet orc json text load save saveAsTable insertInto start toTable jdbc".split()
)
"""Last methods of Spark's readers and writers: ``spark.read.option("sep", ",").csv(path)``."""
_SPARK = {"read": READ, "readStream": READ, "write": WRITE, "writeStream": WRITE}
_MAX_OPTIONS = 16
_OF_SPARK = frozenset(["spark", "databricks", "sql", "apache", "org", "com", "net"])
"""Parts of the name of a format that tell who made it, and not where it leads."""
_JDBC = "jdbc"
"""Method, and format, by which a database is told by its address."""

_SOAP = frozenset(["zeep.Client", "suds.client.Client"])
"""Clients whose service has the methods that its description tells."""
_SOAP_MAKERS = frozenset(["bind", "create_service"])

_ODOO_WRITES = frozenset(["create", "write", "unlink", "copy", "message_post"])
_ODOO_READS = frozenset(
    ["search", "read", "search_read", "search_count", "fields_get", "name_search", "read_group"]
)


class UnusualCalls:
    """Tells the remote calls that are unlike all others."""

    def __init__(self, objects: ClientObjects, knowledge: Knowledge) -> None:
        """Tell with `knowledge` about the clients among `objects`."""
        self.objects = objects
        self.resolver = objects.resolver
        self.knowledge = knowledge

    def frame_call(self, call: Call, context: Context, writer: str) -> RemoteCall | None:
        """A data frame that writes itself: ``frame.to_sql(table, engine)``, ``frame.to_gbq(table)``."""
        label = f"DataFrame.{writer}"
        if FRAME_WRITERS[writer]:
            system = self.knowledge.system(FRAME_WRITERS[writer])
            if system is None:
                return None
            return RemoteCall(call, context, label, None, WRITE, (), (system,), None)
        given = connection_given(call)
        client = self.connection(given, context) if given is not None else None
        found = self.connected(given, context, client) if given is not None else ()
        if client is None and not found:
            return None
        remote = RemoteCall(call, context, label, None, WRITE, found, (), client)
        systems, sure = systems_of(remote, found, self.knowledge)
        return remote._replace(systems=systems, sure=sure)

    def schema_call(self, call: Call, context: Context, method: str) -> RemoteCall | None:
        """A description of tables that makes or drops them in a database: it is given what leads there."""
        given = [*[value for key, value in call.keywords if key == "bind"], *call.args][:1]
        for term in self.resolver.resolve_all((value, context) for value in given):
            client = self.objects.client(term)
            if client is not None:
                found = self.addresses(client)
                remote = RemoteCall(
                    call, context, f"MetaData.{method}", None, CONNECT, found, (), client
                )
                systems, sure = systems_of(remote, found, self.knowledge)
                return remote._replace(systems=systems, sure=sure)
        return None

    def spark_call(self, call: Call, context: Context, method: str) -> RemoteCall | None:
        """Spark's reader or writer: of files in a storage, or of the system that its format names."""
        callee, inside = call.callee, context
        told: list[tuple[Call, Context]] = []
        for _ in range(_MAX_OPTIONS):
            operation = None
            if type(callee) is Attr:
                operation = _SPARK.get(callee.name)
            elif type(callee) is Symbol:
                # ``spark.read.csv``
                operation = _SPARK.get(last_part(callee.name.rpartition(".")[0]))
                if operation is None:
                    return None
            if operation is not None:
                stored = self.stored_frame(call, context, method, operation)
                return stored or self._formatted(call, context, operation, told)
            base = callee.base if type(callee) is Attr else callee
            held = self.resolver.holder(base.call, inside) if type(base) is Result else None
            if held is not None:
                told.append(held)
                callee, inside = held[0].callee, held[1]
            elif type(base) is Attr:
                callee = base
            else:
                return None
        return None

    def _formatted(
        self, call: Call, context: Context, operation: str, told: list[tuple[Call, Context]]
    ) -> RemoteCall | None:
        """What ``.format("jdbc").option("url", url)`` says a reader or a writer of Spark goes to."""
        found: tuple[Address, ...] = ()
        system: System | None = None
        for made, inside in [(call, context), *told]:
            given = [constant(self.resolver, value, inside) for value in made.args[:1]]
            name = last_name(made.callee)
            named = dict(made.keywords)
            if name == "format" and given and type(given[0]) is str:
                system = self._of_format(given[0])
            elif name == "option" and given == ["url"] and len(made.args) > 1:
                found = tuple(addresses(self.resolver, made.args[1], inside))
            elif name in ("options", _JDBC):
                first = made.args[0] if name == _JDBC and made.args else None
                url = named.get("url", first)
                if url is not None:
                    found = tuple(addresses(self.resolver, url, inside))
        schemes = (self.knowledge.system_for_scheme(address.scheme) for address in found)
        known = system or next((it for it in schemes if it is not None), None)
        if known is None:
            return None
        label = f"DataFrame.{last_name(call.callee)}"
        return RemoteCall(call, context, label, None, operation, found, (known,), None)

    def _of_format(self, name: str) -> System | None:
        """The system that a format leads to: ``org.apache.spark.sql.cassandra``, ``org.elasticsearch.spark.sql``."""
        parts = [part for part in reversed(name.split(".")) if part.lower() not in _OF_SPARK]
        systems = map(self.knowledge.system_for_module_name, parts)
        return next((it for it in systems if it is not None), None)

    def stored_frame(
        self, call: Call, context: Context, method: str, operation: str = WRITE
    ) -> RemoteCall | None:
        """A data frame that is written into a storage: ``frame.to_csv("s3://bucket/orders.csv")``."""
        given = call.args[:1] or [value for key, value in call.keywords if "path" in key]
        found = tuple(
            address
            for value in given
            for address in addresses(self.resolver, value, context)
            if self.is_storage(address)
        )
        if not found:
            return None
        label = f"DataFrame.{method}"
        remote = RemoteCall(call, context, label, None, operation, found, (), None)
        systems, sure = systems_of(remote, found, self.knowledge)
        return remote._replace(systems=systems, sure=sure)

    def is_storage(self, address: Address) -> bool:
        """Whether an address leads into the storage of a cloud."""
        system = self.knowledge.system_for_scheme(address.scheme)
        return system is not None and system.category == "storage"

    def proxy_call(self, call: Call, context: Context, method: str, client: Client) -> RemoteCall:
        """A method of an XML-RPC proxy, whose arguments name what it does: Odoo's models."""
        words = {constant(self.resolver, value, context) for value in call.args[:6]}
        if words & _ODOO_WRITES:
            operation = WRITE
        elif words & _ODOO_READS:
            operation = READ
        elif method in {"authenticate", "login", "version"}:
            operation = SIGN_IN
        else:
            operation = BOTH if method.startswith("execute") else verb_operation(method) or BOTH
        found = self.addresses(client)
        label = f"ServerProxy.{method}"
        remote = RemoteCall(call, context, label, None, operation, found, (), client)
        systems, sure = systems_of(remote, found, self.knowledge)
        if not systems and words & (_ODOO_READS | _ODOO_WRITES):
            odoo = self.knowledge.system("odoo")
            systems = (odoo,) if odoo else ()
        return remote._replace(systems=systems, sure=sure)

    def soap_client(self, service: Value, context: Context) -> Client | None:
        """The client whose service a value is: ``client.service``, ``client.bind("Orders")``."""
        if type(service) is Result:
            held = self.resolver.holder(service.call, context)
            callee = held[0].callee if held is not None else None
            context = held[1] if held is not None else context
            base = callee.base if type(callee) is Attr and callee.name in _SOAP_MAKERS else None
        else:
            base = service.base if type(service) is Attr and service.name == "service" else None
        for term in self.resolver.resolve(base, context) if base is not None else ():
            client = self.objects.client(term)
            if client is not None and client.type in _SOAP:
                return client
        return None

    def connection(self, given: Value, context: Context) -> Client | None:
        """The connection that somebody is given to read or write through."""
        for term in self.resolver.resolve(given, context):
            client = self.objects.client(term)
            if client is not None:
                return client
        return None

    def connected(
        self, given: Value, context: Context, client: Client | None
    ) -> tuple[Address, ...]:
        """The addresses that a connection leads to, where it is one itself or its client was made for some."""
        return self.addresses(client) or tuple(
            address
            for address in addresses(self.resolver, given, context)
            if address.stated or self.knowledge.system_for_scheme(address.scheme) is not None
        )

    def addresses(self, client: Client | None) -> tuple[Address, ...]:
        """The addresses that a client object was made for."""
        base = self.objects.base(client)
        return tuple(addresses(self.resolver, *base)) if base else ()


def connection_given(call: Call) -> Value | None:
    """What a call is given by which a data frame is read or written, whatever made that."""
    at = 0 if last_name(call.callee) in _FIRST_TOLD else 1
    by_place = call.args[at] if len(call.args) > at else None
    return next((value for key, value in call.keywords if key in _CONNECTIONS), by_place)
