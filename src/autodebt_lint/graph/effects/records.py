"""Calls by which code reads and writes a database through the classes that stand for its tables.

``Order.objects.filter(paid=False)`` and ``order.save()`` of Django, and ``Order.query.all()`` of
Flask-SQLAlchemy, make no connection that anybody sees. To the rules on remote calls they are none; to the graph
what they carry is the database's all the same.
"""

from collections.abc import Iterable

from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import chain, last_name, stands_on
from autodebt_lint.linking.remote.declared_databases import declared_database
from autodebt_lint.linking.remote.remote_call import Client, RemoteCall
from autodebt_lint.linking.remote.verbs import READ, WRITE
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Instance, Result, Symbol, Value

_BASE = Symbol("django.db.models.Model")
_QUERIES = frozenset(
    map(
        Symbol,
        (
            "django.db.models.QuerySet",
            "django.db.models.query.QuerySet",
            "django.db.models.Manager",
        ),
    )
)
"""Classes by which a project says how its models are asked: ``class OrderQuery(models.QuerySet)``."""
_MANAGER = frozenset(["objects", "_default_manager"])
_OF_FLASK = "flask_sqlalchemy.SQLAlchemy.Model"
_QUERY = "query"
_OPERATIONS = {
    **dict.fromkeys("get filter all exclude first last latest earliest values".split(), READ),
    **dict.fromkeys("values_list count exists aggregate in_bulk iterator".split(), READ),
    **dict.fromkeys("create bulk_create get_or_create update_or_create".split(), WRITE),
    **dict.fromkeys("update bulk_update delete save".split(), WRITE),
    **dict.fromkeys("acreate aupdate asave adelete aupdate_or_create".split(), WRITE),
    "aget": READ,
}
"""Methods of the manager of a model, of the sets that it gives, and of the objects in these."""
_OF_OBJECTS = frozenset(["save", "delete", "asave", "adelete"])
_OF_QUERY = {
    **dict.fromkeys("get all first one one_or_none scalar count paginate".split(), READ),
    **dict.fromkeys("get_or_404 first_or_404 one_or_404 with_entities".split(), READ),
    **dict.fromkeys("filter filter_by order_by".split(), READ),
    **dict.fromkeys("update delete".split(), WRITE),
}
"""The same of the query that a model of Flask-SQLAlchemy has."""
NAMES = frozenset([*_OPERATIONS, *_OF_QUERY])
"""Last names of all calls that may be one."""
MAX_STEPS = 24
_KEPT = "declared database"


class Records(Teller):
    """Tells the calls by which code reads and writes the database behind its models."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._linking = linking
        self._resolver = linking.resolver

    @property
    def database(self) -> System | None:
        """The database that the settings declare."""
        kept = self._linking.kept
        if _KEPT not in kept:
            kept[_KEPT] = declared_database(self._linking.project, self._linking.knowledge)
        found: System | None = kept[_KEPT]
        return found

    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:
        """The calls of a module that may be one, by their names alone."""
        return self._resolver.calls_in(module, NAMES)

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call does to the database behind a model; None where it does something else."""
        name = last_name(call.callee)
        return self._by_query(call, context, name) or self._by_manager(call, context, name)

    def _by_manager(self, call: Call, context: Context, name: str) -> RemoteCall | None:
        """What a call does by the manager of a model of Django, or by an object of it."""
        operation = _OPERATIONS.get(name)
        system = self.database if operation is not None else None
        if operation is None or system is None:
            return None
        if not self._is_of_model(call.callee, context, of_object=name in _OF_OBJECTS):
            return None
        label = f"{system.name} {name}"
        return RemoteCall(call, context, label, None, operation, (), (system,), None)

    def _by_query(self, call: Call, context: Context, name: str) -> RemoteCall | None:
        """What a call does by the query of a model of Flask-SQLAlchemy."""
        operation = _OF_QUERY.get(name)
        client = self._query(call.callee, context) if operation is not None else None
        if operation is None or client is None:
            return None
        remote = RemoteCall(call, context, f"Query.{name}", None, operation, (), (), client)
        return self._linking.remotes.of_database(remote)

    def _query(self, callee: Value, context: Context) -> Client | None:
        """The query of a model on which a method stands, or on what that gave."""
        value = stands_on(callee)
        for _ in range(MAX_STEPS):
            if value is None:
                return None
            for term in self._resolver.resolve(value, context):
                client = self._linking.remotes.objects.client(term)
                if client is not None and client.name == f"{_OF_FLASK}.{_QUERY}":
                    return client
            held = self._resolver.holder(value.call, context) if type(value) is Result else None
            if held is None:
                return None
            value, context = stands_on(held[0].callee), held[1]
        return None

    def _is_of_model(self, callee: Value, context: Context, *, of_object: bool) -> bool:
        """Whether a method stands on the manager of a model, on what that gave, or on one of its objects."""
        value = callee
        for _ in range(MAX_STEPS):
            for term in self._resolver.resolve(value, context):
                start, path = chain(term.form)
                stands = of_object or not _MANAGER.isdisjoint(path)
                of = start.of if type(start) is Instance else None
                if of in _QUERIES or (stands and of == _BASE):
                    return True
                if type(start) is Result:
                    held = self._resolver.holder(start.call, term.context)
                    if held is not None and held[0].callee is not value:
                        value, context = held[0].callee, held[1]
                        break
            else:
                return False
        return False
