"""Calls of the system that code runs inside of: an add-on of Odoo, an app of Frappe.

Such code reads and writes the system's records through objects that nobody made a client for. To the
rules on remote calls they are none: nothing crosses a network. To the graph the records are the
system's all the same.
"""

from collections.abc import Iterable

from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.names.search_paths import Folder
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.remote.likely import HOSTS
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import READ, WRITE
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Item, Param, Result, Symbol, Value

_ODOO = {
    **dict.fromkeys(["search", "search_read", "read", "browse", "read_group", "_read_group"], READ),
    **dict.fromkeys(["create", "write", "unlink", "message_post"], WRITE),
}
"""Methods of Odoo's record sets."""
_FRAPPE = {
    **dict.fromkeys(["get_all", "get_list", "get_value", "get_cached_doc"], READ),
    **dict.fromkeys(["get_last_doc", "get_single_value", "get_values", "sql"], READ),
    **dict.fromkeys(["set_value", "set_single_value"], WRITE),
}
"""Functions of Frappe that read or write documents."""
_FRAPPE_DOCUMENT = dict.fromkeys(["insert", "save", "submit", "db_set"], WRITE)
"""Methods of the documents that they give."""
_FRAPPE_PACKAGE = "frappe"
_DOCUMENT_EVENT = (("doc", "method"), ("doc", "event"), ("doc", "method_name"))
"""Parameters of the functions that Frappe calls with a document."""
_DOCUMENTS = frozenset(["get_doc", "new_doc", "get_cached_doc", "get_last_doc", "copy_doc"])
NAMES = frozenset(["get_doc", *_ODOO, *_FRAPPE, *_FRAPPE_DOCUMENT])
"""Last names of all calls that may be one."""
_ENVIRONMENT = "env"
"""Attribute of records that gives those of other models by their names."""
_MODELS = ("Model", "TransientModel", "AbstractModel")
MAX_STEPS = 24


class Inside(Teller):
    """Tells the calls by which code reads and writes the system that it runs inside of."""

    def __init__(self, resolver: Resolver, knowledge: Knowledge) -> None:
        """Tell with what `resolver` resolves."""
        self._resolver = resolver
        self._knowledge = knowledge
        self._hosts: dict[Module, System | None] = {}
        self._neighbours: dict[tuple[Island, Folder], str | None] = {}

    def host(self, module: Module) -> System | None:
        """The system inside of which a module runs: by what it imports, or one beside it does.

        A module that is handed what it works on, ``Contacts(self.env)``, imports nothing of it.
        """
        if module not in self._hosts:
            id = imported_host(module) or self._beside(module)
            self._hosts[module] = self._knowledge.system(id) if id is not None else None
        return self._hosts[module]

    def _beside(self, module: Module) -> str | None:
        """Id of the system that a neighbour says it runs inside of, one that names join with the module."""
        project = self._resolver.project
        island = project.island(module)
        key = (island, module.directory)
        if key not in self._neighbours:
            near = (it for it in project.on(island) if it.directory == module.directory)
            told = (imported_host(it) for it in near if not it.is_test)
            self._neighbours[key] = next(filter(None, told), None)
        return self._neighbours[key]

    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:
        """The calls of a module that may be one, by their names alone."""
        return self._resolver.calls_in(module, NAMES) if self.host(module) is not None else ()

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call does inside of its system; None where it does something else."""
        system = self.host(context.module)
        if system is None:
            return None
        name = last_name(call.callee)
        if system.id == "odoo":
            operation = _ODOO.get(name)
            found = operation is not None and self._is_record(call.callee, context)
        else:
            operation = _FRAPPE.get(name) or _got(call)
            found = operation is not None and _is_frappe(call.callee)
            if operation is None:
                operation = _FRAPPE_DOCUMENT.get(name)
                found = operation is not None and self._is_document(call.callee, context)
        if operation is None or not found:
            return None
        label = f"{system.name} {name}"
        return RemoteCall(call, context, label, None, operation, (), (system,), None)

    def is_record(self, cls: ClassEntry) -> bool:
        """Whether the instances of a class are records of Odoo."""
        system = self.host(cls.module)
        if system is None or system.id != "odoo":
            return False
        return last_part(self._resolver.project.external_base(cls)) in _MODELS

    def _is_record(self, value: Value, context: Context) -> bool:
        """Whether a method stands on a record set: on ``self.env[name]``, or on what that gave."""
        for _ in range(MAX_STEPS):
            if type(value) is Attr:
                if value.name == _ENVIRONMENT:
                    return True
                value = value.base
            elif type(value) is Item:
                if self._is_environment(value.base, context):
                    return True
                value = value.base
            elif type(value) is Result:
                held = self._resolver.holder(value.call, context)
                if held is None:
                    return False
                value, context = held[0].callee, held[1]
            elif type(value) is Param:
                return self._is_self(value, context)
            else:
                return False
        return False

    def _is_environment(self, value: Value, context: Context) -> bool:
        """Whether a value is the environment that somebody handed over: ``self._env``, ``request.env``."""
        for form, _ in self._resolver.resolve(value, context):
            if isinstance(form, Attr | Symbol) and last_name(form) == _ENVIRONMENT:
                return True
        return False

    def _is_self(self, value: Param, context: Context) -> bool:
        function = context.module.functions.get(value.function)
        owner = function.owner if function is not None else None
        return (
            function is not None
            and owner is not None
            and value.name == function.self_name
            and self.is_record(owner)
        )

    def _is_document(self, value: Value, context: Context) -> bool:
        """Whether a method stands on a document that Frappe gave or made."""
        base = value.base if type(value) is Attr else None
        while type(base) is Attr or type(base) is Item:
            base = base.base
        if type(base) is Param:
            function = context.module.functions.get(base.function)
            if function is not None and base.name == function.facts.params[0]:
                return document_sender(function) is not None
        for term in self._resolver.resolve(base, context) if base is not None else ():
            form = term.form
            held = self._resolver.holder(form.call, term.context) if type(form) is Result else None
            if held is not None and last_name(held[0].callee) in _DOCUMENTS:
                return _is_frappe(held[0].callee)
        return False


def document_sender(function: FunctionEntry) -> str | None:
    """Id of the system that calls a function when something happens to a document: ``def on_submit(doc, method)``.

    Which functions these are, the texts of an app's hooks say.
    """
    if function.owner is not None or function.facts.params not in _DOCUMENT_EVENT:
        return None
    id = imported_host(function.module)
    return id if id == HOSTS[_FRAPPE_PACKAGE] else None


def imported_host(module: Module) -> str | None:
    """Id of the system whose package a module imports, to run inside of it."""
    roots = {item.module.partition(".")[0] for item in module.facts.imports}
    return next((HOSTS[root] for root in sorted(roots) if root in HOSTS), None)


def _got(call: Call) -> str | None:
    """``frappe.get_doc(kind, name)`` reads a document; with a mapping it only begins a new one."""
    if last_name(call.callee) != "get_doc" or not call.args:
        return None
    return READ if len(call.args) > 1 or type(call.args[0]) is Const else None


def _is_frappe(callee: Value) -> bool:
    return type(callee) is Symbol and callee.name.startswith("frappe.")
