"""Remote calls that no table of a client's behaviour can tell: data frames and XML-RPC proxies."""

from autodebt_lint.knowledge import Knowledge
from autodebt_lint.linking.addresses import Address, addresses, constant
from autodebt_lint.linking.client_objects import ClientObjects
from autodebt_lint.linking.remote_call import Client, RemoteCall
from autodebt_lint.linking.systems import systems_of
from autodebt_lint.linking.terms import Context
from autodebt_lint.linking.verbs import BOTH, READ, SIGN_IN, WRITE, verb_operation
from autodebt_lint.model.facts import Call

PROXY = "xmlrpc.client.ServerProxy"
FRAME_WRITERS = {"to_sql": "", "to_gbq": "bigquery"}
"""Methods by which a data frame writes itself, with the system where it is always the same."""

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
        client = self.connection(call, context)
        if client is None:
            return None
        found = self.addresses(client)
        remote = RemoteCall(call, context, label, None, WRITE, found, (), client)
        systems, sure = systems_of(remote, found, self.knowledge)
        return remote._replace(systems=systems, sure=sure)

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

    def connection(self, call: Call, context: Context) -> Client | None:
        """The connection through which a data frame is read or written."""
        second = call.args[1] if len(call.args) > 1 else None
        given = next((value for key, value in call.keywords if key == "con"), second)
        for term in self.resolver.resolve(given, context) if given is not None else ():
            client = self.objects.client(term)
            if client is not None:
                return client
        return None

    def addresses(self, client: Client | None) -> tuple[Address, ...]:
        """The addresses that a client object was made for."""
        base = self.objects.base(client)
        return tuple(addresses(self.resolver, *base)) if base else ()
