"""What a pipeline of assets keeps between them: who stores what an asset returns, and loads it for the next.

``@asset def orders(): return rows`` and ``@asset def report(orders)`` do not call each other. What the
one returns is handed to the method of the I/O manager that stores it, and what the other gets is what
the method that loads it returns.
"""

from collections.abc import Iterator

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object
from autodebt_lint.linking.scheduling.jobs import Jobs
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Dict, Result, Seq, Value, items_under

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
_DEFINING = frozenset(["Definitions", "with_resources", "build_resources"])
"""Calls that say which manager stands under which key."""
_NAMING = frozenset(["resources", "resource_defs"])


class Assets:
    """Tells of the assets of a project who makes, stores and loads them."""

    def __init__(self, resolver: Resolver, jobs: Jobs) -> None:
        """Tell with what `resolver` resolves, and what `jobs` knows of decorators."""
        self._resolver = resolver
        self._jobs = jobs
        self._named: dict[Island, dict[str, ClassEntry | None]] = {}
        self._keepers: dict[Island, list[ClassEntry]] = {}

    def loading(self, asset: FunctionEntry) -> FunctionEntry | None:
        """The method that loads what an asset made; None where it is handed on as it is."""
        keeper = self._keeper(asset)
        return self._resolver.project.inherited(keeper, LOADING) if keeper is not None else None

    def stored_by(self, function: FunctionEntry, name: str) -> Iterator[FunctionEntry]:
        """The assets whose results a parameter of a function gets in order to store them."""
        owner = function.owner
        if owner is None or last_part(function.name) != STORING:
            return
        if function.facts.params[2:3] != (name,):
            return
        for module in self._resolver.project.on(self._resolver.project.island(function.module)):
            for asset in module.functions.values():
                made = asset.facts.decorators and self._jobs.is_asset(asset)
                if made and not asset.is_decorated(_CHECK):
                    keeper = self._keeper(asset)
                    if keeper is not None and owner in self._resolver.project.ancestry(keeper):
                        yield asset

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

    def _keeper(self, asset: FunctionEntry) -> ClassEntry | None:
        """The class of the manager of an asset, where it is one of the project."""
        island = self._resolver.project.island(asset.module)
        key = self._key(asset)
        if island not in self._named:
            self._named[island] = dict(self._named_on(island))
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

    def _named_on(self, island: Island) -> Iterator[tuple[str, ClassEntry | None]]:
        """The classes of what stands under keys; None for what a library makes."""
        for module in self._resolver.project.on(island):
            if not module.is_test:
                for call, context in self._resolver.calls_in(module, _DEFINING):
                    yield from self._named_in(call, context)

    def _named_in(self, call: Call, context: Context) -> Iterator[tuple[str, ClassEntry | None]]:
        """The same for one call that says it."""
        for value in [value for keyword, value in call.keywords if keyword in _NAMING]:
            for form, inside in self._resolver.resolve(value, context):
                for key, item in form.items if type(form) is Dict else ():
                    if type(key) is Const:
                        yield str(key.value), self._class_of(item, inside)

    def _class_of(self, value: Value, context: Context) -> ClassEntry | None:
        """The class of a manager: of the object itself, or of what a function decorated as one returns."""
        for form, _ in self._resolver.resolve(value, context):
            if isinstance(form, Object):
                return form.cls
            if isinstance(form, FunctionEntry) and form.is_decorated(_DEFAULT_KEY):
                body = self._resolver.anywhere(form)
                made = self._resolver.resolve_all((it, body) for it in form.details.returns)
                return next((it.form.cls for it in made if isinstance(it.form, Object)), None)
        return None
