"""What a pipeline of assets keeps between them: who stores what an asset returns, and loads it for the next.

``@asset def orders(): return rows`` and ``@asset def report(orders)`` do not call each other. What the
one returns is handed to the method of the I/O manager that stores it, and what the other gets is what
the method that loads it returns. A manager of a library stores it in the system whose library that is.
"""

from collections.abc import Iterator
from typing import TypeAlias

from autodebt_lint.graph.effects.teller import Uncalled
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import READ, WRITE
from autodebt_lint.linking.resolving.pipelines import resources_near
from autodebt_lint.linking.resolving.terms import Context, Object
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Result, Seq, Symbol, Value, items_under
from autodebt_lint.patterns import pattern

_KEEPER = "IOManager"
"""End of the names of the classes that such a manager inherits from."""
STORING = "handle_output"
LOADING = "load_input"
_CHECK = "asset_check"
"""Decorator of what looks at an asset and makes none."""
_KEY = "io_manager_key"
_DEFAULT_KEY = "io_manager"
"""The key of who declares none; a function that makes a manager is decorated so."""
_GIVING, _NAMED = "ins", "name"
"""What a decorator is told of the assets that parameters get, and of the one that is made."""
_MANAGING = pattern(r"(?i)io_?manager")
"""Says in the name of something that it is such a manager."""
_Keeper: TypeAlias = ClassEntry | System | None
"""A manager of the project, or whose library it is from; None where it keeps what it gets here."""


class Assets(Uncalled):
    """Tells of the assets of a project who makes, stores and loads them."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._resolver = linking.resolver
        self._knowledge = linking.knowledge
        self._jobs = linking.jobs
        self._named: dict[Island, dict[str, _Keeper]] = {}
        self._keepers: dict[Island, list[ClassEntry]] = {}

    def calls(self, module: Module) -> Iterator[RemoteCall]:
        """What managers of libraries do with what the assets of a module return."""
        for asset in self._assets_in(module):
            stored = self._kept(asset, WRITE)
            if stored is not None:
                yield stored

    def loaded(self, asset: FunctionEntry) -> RemoteCall | None:
        """The read by which a manager of a library gets what an asset returned; None where one of the project does."""
        return self._kept(asset, READ)

    def loading(self, asset: FunctionEntry) -> FunctionEntry | None:
        """The method that loads what an asset made; None where it is handed on as it is."""
        keeper = self._keeper(asset)
        if not isinstance(keeper, ClassEntry):
            return None
        return self._resolver.project.inherited(keeper, LOADING)

    def stored_by(self, function: FunctionEntry, name: str) -> Iterator[FunctionEntry]:
        """The assets whose results a parameter of a function gets in order to store them."""
        owner = function.owner
        if owner is None or last_part(function.name) != STORING:
            return
        if function.facts.params[2:3] != (name,):
            return
        for module in self._resolver.project.on(self._resolver.project.island(function.module)):
            for asset in self._assets_in(module):
                keeper = self._keeper(asset)
                keepers = [keeper] if isinstance(keeper, ClassEntry) else []
                if any(owner in self._resolver.project.ancestry(it) for it in keepers):
                    yield asset

    def _assets_in(self, module: Module) -> Iterator[FunctionEntry]:
        """The functions of a module that make assets."""
        for asset in module.functions.values():
            made = asset.facts.decorators and self._jobs.is_asset(asset)
            if made and not asset.is_decorated(_CHECK):
                yield asset

    def _kept(self, asset: FunctionEntry, operation: str) -> RemoteCall | None:
        """What a manager of a library does with what an asset returns."""
        system = self._keeper(asset)
        if not isinstance(system, System):
            return None
        details = asset.details
        given = (*details.returns, *details.yields) if operation == WRITE else ()
        name = STORING if operation == WRITE else LOADING
        call = Call(-1, Symbol(name), given, (), asset.facts.place)
        inside = self._resolver.anywhere(asset)
        return RemoteCall(call, inside, name, None, operation, (), (system,), None)

    def made(self, module: Module, name: str) -> FunctionEntry | None:
        """The function of a module that makes the asset of a name: called so, or declared to."""
        function = module.functions.get(name)
        if function is not None and self._jobs.is_asset(function):
            return function
        return next(
            (
                it
                for it in module.functions.values()
                if it.facts.decorators and self._jobs.is_asset(it)
                for _, value in self._declared(it, _NAMED)
                if type(value) is Const and value.value == name
            ),
            None,
        )

    def behind(self, function: FunctionEntry, name: str) -> str:
        """The name of the asset that a parameter gets: its own, unless the decorator tells another one.

        ``@asset(ins={"rows": AssetIn("paid_orders")})``, with a key of several parts the last of them.
        """
        around = self._jobs.around(function)
        for _, ins in self._declared(function, _GIVING):
            for value in items_under(ins, name):
                return self._last_name(value, around) or name
        return name

    def _last_name(self, value: Value, context: Context) -> str:
        """The last name in what stands for an asset."""
        if type(value) is Const:
            return str(value.value)
        parts = list(value.items) if type(value) is Seq else []
        held = self._resolver.holder(value.call, context) if type(value) is Result else None
        if held is not None:
            named = dict(held[0].keywords).get("key")
            parts = [named] if named is not None else list(held[0].args[:1])
            context = held[1]
        return self._last_name(parts[-1], context) if parts else ""

    def _declared(self, function: FunctionEntry, keyword: str) -> Iterator[tuple[str, Value]]:
        """What decorators of a function are told under a keyword."""
        for _, call in self._jobs.decorators(function):
            yield from (
                it for it in (call.keywords if call is not None else ()) if it[0] == keyword
            )

    def _keeper(self, asset: FunctionEntry) -> _Keeper:
        """The manager of an asset, where it is known."""
        island = self._resolver.project.island(asset.module)
        key = self._key(asset)
        if island not in self._named:
            self._named[island] = {}
            for name, value, inside in resources_near(self._resolver, asset.module):
                # Of those for several environments the one that keeps it outside tells.
                known = self._named[island].get(name)
                self._named[island][name] = known or self._manager(value, inside)
        named = self._named[island]
        if key in named:
            return named[key]
        keepers = self._keepers_on(island) if key == _DEFAULT_KEY else []
        alone = keepers[0] if len(keepers) == 1 else None
        # One that is said to keep what asks for it by another key keeps nothing else.
        return alone if alone not in named.values() else None

    def _key(self, asset: FunctionEntry) -> str:
        for _, value in self._declared(asset, _KEY):
            return str(value.value) if type(value) is Const else ""
        return _DEFAULT_KEY

    def _keepers_on(self, island: Island) -> list[ClassEntry]:
        """The managers that an island defines, where it is not said which of them is whose."""
        if island not in self._keepers:
            project = self._resolver.project
            self._keepers[island] = [
                cls
                for module in project.on(island)
                if not module.is_test
                for cls in module.classes.values()
                if cls.method(STORING) is not None or cls.method(LOADING) is not None
                if last_part(project.external_base(cls)).endswith(_KEEPER)
            ]
        return self._keepers[island]

    def _manager(self, value: Value, context: Context) -> _Keeper:
        """A manager: by the class of the object itself, by what a function decorated as one returns, or by its library."""
        for form, inside in self._resolver.resolve(value, context):
            if isinstance(form, Object):
                return self._by_base(form.cls)
            if isinstance(form, FunctionEntry) and form.is_decorated(_DEFAULT_KEY):
                body = self._resolver.anywhere(form)
                made = self._resolver.resolve_all((it, body) for it in form.details.returns)
                found = (self._by_base(it.form.cls) for it in made if isinstance(it.form, Object))
                return next(found, None)
            held = self._resolver.holder(form.call, inside) if type(form) is Result else None
            start = held[0].callee if held is not None else form
            if type(start) is Symbol and _MANAGING.search(start.name):
                return self._knowledge.system_for_import(start.name)
        return None

    def _by_base(self, cls: ClassEntry) -> _Keeper:
        """A manager of a class of the project, which may be one of a library with other settings."""
        inherited = self._resolver.project.inherited
        if inherited(cls, STORING) is None and inherited(cls, LOADING) is None:
            return self._knowledge.system_for_import(self._resolver.project.external_base(cls))
        return cls
