"""Files of a storage that are opened like those of the machine: what is written to one is written there.

``with bucket.blob("deals.json").open("w") as file: json.dump(deals, file)``, and the functions by which
libraries open any address: ``smart_open.open("s3://exports/deals.csv", "w")``.
"""

from collections.abc import Iterable

from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.graph.effects.webhooks import Webhooks
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import READ, WRITE
from autodebt_lint.linking.resolving.addresses import addresses
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Result, Symbol, Value

_OPENING = frozenset(
    ["smart_open.open", "smart_open.smart_open", "fsspec.open", "fsspec.core.open"]
)
"""Functions that open whatever an address leads to."""
_LIBRARIES = frozenset(name.partition(".")[0] for name in _OPENING)
_DUMPING = frozenset(
    ["json.dump", "pickle.dump", "yaml.dump", "yaml.safe_dump", "shutil.copyfileobj"]
)
"""Functions that write what they are given first to what they are given second."""
_WRITERS = frozenset(["csv.writer", "csv.DictWriter"])
"""Makers of what writes to the file that they are given first."""
_METHODS = frozenset(["write", "writelines", "writerow", "writerows", "writeheader"])
NAMES = _METHODS | {name.rpartition(".")[2] for name in (*_DUMPING, *_OPENING)}
"""Last names of all calls that may be one."""
_OPEN = "open"
_OPENERS = frozenset([_OPEN, "file"])
"""Methods that open one; the second is another name of paramiko's."""
_STORAGE = "storage"


class Handles(Teller):
    """Tells what is read from and written to such files."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._linking = linking
        self._resolver = linking.resolver
        self._webhooks = Webhooks(linking)

    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:
        """The calls of a module that may be one, by their names alone."""
        return self._resolver.calls_in(module, NAMES) if self._may_store(module) else ()

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call reads from a storage or writes there; None where it does something else."""
        callee = call.callee
        if type(callee) is Symbol and callee.name in _OPENING:
            system = self._behind(call, context) if not _writes(call) else None
            return self._remote(call, context, READ, system)
        handle: Value | None = None
        if type(callee) is Symbol and callee.name in _DUMPING:
            handle = call.args[1] if len(call.args) > 1 else None
        elif type(callee) is Attr and callee.name in _METHODS:
            handle = callee.base
        system = self._written_to(handle, context) if handle is not None else None
        return self._remote(call, context, WRITE, system)

    def _remote(
        self, call: Call, context: Context, operation: str, system: System | None
    ) -> RemoteCall | None:
        if system is None:
            return None
        label = f"{system.name} {_OPEN}"
        return RemoteCall(call, context, label, None, operation, (), (system,), None)

    def _written_to(self, handle: Value, context: Context) -> System | None:
        """The storage in which a file is that a handle, or a writer made of one, writes to."""
        for form, inside in self._resolver.resolve(handle, context):
            held = self._resolver.holder(form.call, inside) if type(form) is Result else None
            if held is None:
                continue
            opened, where = held
            if type(opened.callee) is Symbol and opened.callee.name in _WRITERS and opened.args:
                return self._written_to(opened.args[0], where)
            if last_name(opened.callee) in _OPENERS and _writes(opened):
                return self._behind(opened, where)
        return None

    def _behind(self, opened: Call, context: Context) -> System | None:
        """The storage whose file a call opens."""
        callee = opened.callee
        if type(callee) is not Symbol:
            system = self._webhooks.behind(callee, context)
            return system if system is not None and system.category == _STORAGE else None
        if callee.name not in _OPENING or not opened.args:
            return None
        schemes = [it.scheme for it in addresses(self._resolver, opened.args[0], context)]
        found = (self._linking.knowledge.system_for_scheme(scheme) for scheme in schemes)
        return next((system for system in found if system is not None), None)

    def _may_store(self, module: Module) -> bool:
        """Whether a module imports what opens such files."""
        knowledge = self._linking.knowledge
        for item in module.facts.imports:
            system = knowledge.system_for_import(item.dotted)
            is_storage = system is not None and system.category == _STORAGE
            if is_storage or item.module.partition(".")[0] in _LIBRARIES:
                return True
        return False


def _writes(opened: Call) -> bool:
    """Whether a file is opened for writing, whichever argument says so."""
    modes = [*opened.args[:2], *[value for key, value in opened.keywords if key == "mode"]]
    said = [value.value for value in modes if type(value) is Const]
    return any(
        type(it) is str and len(it) < 4 and not {"w", "a", "x"}.isdisjoint(it) for it in said
    )
