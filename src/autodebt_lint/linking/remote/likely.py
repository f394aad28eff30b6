"""Quick tests, by names alone, of which modules and calls can reach another system at all."""

from collections.abc import Callable, Iterable, Iterator

from autodebt_lint.knowledge import Knowledge
from autodebt_lint.knowledge.clients import Clients
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.remote.unusual_calls import (
    FILE_WRITERS,
    FRAME_WRITERS,
    SCHEMA_METHODS,
    SPARK_METHODS,
)
from autodebt_lint.linking.remote.verbs import names_operation
from autodebt_lint.linking.resolving.signals import SENDING
from autodebt_lint.model.facts import ModuleFacts
from autodebt_lint.model.values import Result, Symbol

#: Whose objects have the methods of whatever they stand for.
_PROXIES = ("xmlrpc.client", "xmlrpclib")


LOCAL_DATABASES = frozenset(["sqlite3.connect", "aiosqlite.connect"])
"""Functions that open a file which is a database."""
_FILE_KEEPERS = LOCAL_DATABASES | {"json.dump", "pickle.dump"}
"""What modules call that turn files of data into others."""


#: What makes the sessions by which frames of Spark are read and written, wherever their formats say.
_SPARK = "pyspark.sql.SparkSession"
BROWSERS = (
    "selenium",
    "seleniumwire",
    "seleniumbase",
    "undetected_chromedriver",
    "playwright",
    "patchright",
    "pyppeteer",
    "splinter",
    "mechanize",
    "DrissionPage",
)
"""Packages that open pages in a browser."""
#: What makes the pipelines of dlt, whose destinations have names, and what these read by a configuration.
_LOADERS = ("dlt.pipeline", "dlt.run", "dlt.sources.")
SPIDERS = ("scrapy.",)
"""Begins the names of what makes spiders."""
#: What makes the applications of Azure Functions, which binds their parameters to systems.
_BINDING = ("azure.functions.FunctionApp", "azure.functions.Blueprint")
#: Bases of classes whose objects are rows of a database.
_RECORDS = frozenset(["django.db.models.Model"])
HOSTS = {"odoo": "odoo", "openerp": "odoo", "frappe": "erpnext"}
"""Ids of systems inside of which code runs, by the package that only such code imports."""
_FORMS = frozenset(["csv", "json", "pickle", "cPickle", "openpyxl", "xlrd", "xlsxwriter", "yaml"])
"""Modules by which a script reads and writes the data of a file that it opens itself."""
_FRAMES = frozenset(["pandas", "polars", "petl"])
"""Libraries whose frames have methods that keep them as files."""
_COLLECTING = frozenset([".filter", ".limit", ".page_size", ".pages"])
"""Methods whose names hold no verb, by which an SDK reads a collection that it has."""
_OPENING = (".open", ".read_text", ".read_bytes", ".write_text", ".write_bytes")
"""Methods of a path that another module has: ``paths.ORDERS.open()``."""


def keeps_files(facts: ModuleFacts) -> bool:
    """Whether a module may turn files of data into others."""
    if not _FILE_KEEPERS.isdisjoint(facts.called):
        return True
    imported = {item.module for item in facts.imports}
    if not _FRAMES.isdisjoint(imported):
        return True
    if _FORMS.isdisjoint(imported):
        return False
    return (
        "open" in facts.called
        or "pathlib" in imported
        or any(name.endswith(_OPENING) for name in facts.called)
    )


def talks(knowledge: Knowledge) -> Callable[[ModuleFacts], bool]:
    """Return the quick test whether a module is likely to talk to other systems by itself."""
    clients = knowledge.clients

    def test(facts: ModuleFacts) -> bool:
        return any(
            name in clients.functions
            or name in clients.makers
            or knowledge.system_for_import(name) is not None
            or name.startswith((_SPARK, *BROWSERS, *SPIDERS, *_LOADERS, *_BINDING))
            for name in facts.called
        ) or any(
            name in clients.functions for name, _ in facts.reads
        )  # ``ask(requests.get, path)``

    return test


def keeps_records(facts: ModuleFacts) -> bool:
    """Whether a module defines classes whose objects are rows of a database, or runs inside of a system that has some."""
    return not _RECORDS.isdisjoint(facts.called) or any(
        item.module.partition(".")[0] in HOSTS for item in facts.imports
    )


class LikelyModules:
    """Tells the modules that objects of clients and SDKs can reach.

    Most modules of a large tree fail both tests, and nothing in them needs to be resolved.
    """

    def __init__(self, project: Project, knowledge: Knowledge) -> None:
        """Tell the modules of `project` apart by what `knowledge` knows."""
        self._talk = Neighbourhood(project, talks(knowledge))
        self._know_sdk = Neighbourhood(
            project,
            lambda facts: any(
                knowledge.system_for_import(item.dotted) or item.dotted.startswith(_PROXIES)
                for item in facts.imports
                if not item.module.startswith(".")
            ),
        )

        self._keep_files = Neighbourhood(project, keeps_files)
        self._keep_records = Neighbourhood(project, keeps_records)
        bare = set(_makers_of_bare(knowledge.clients))
        self._ask_by_bare_path = Neighbourhood(
            project, lambda facts: not bare.isdisjoint(facts.called)
        )

    def may_talk(self, module: Module) -> bool:
        """Whether a module can hold a remote call at all."""
        return module in self._talk

    def takes_part(self, module: Module) -> bool:
        """Whether a module talks to a system by what it holds, imports or is imported by."""
        return self._talk.is_near(module)

    def matters(self, module: Module) -> bool:
        """Whether data of other systems may pass through a module: by a call, by files or by models."""
        return module in self._talk or module in self._keep_files or module in self._keep_records

    def leads(self, module: Module) -> bool:
        """Whether what a module calls may lead to such a module, through however many others."""
        return self.matters(module) or self._talk.is_above(module)

    def asks_by_bare_path(self, module: Module) -> bool:
        """Whether ``api.get("orders")`` may be a call of a client there, and not a look-up."""
        return module in self._ask_by_bare_path

    def knows_sdk(self, module: Module) -> bool:
        """The same for objects that only the SDK of some system makes."""
        return module in self._know_sdk


def _makers_of_bare(clients: Clients) -> Iterator[str]:
    """What makes clients that are asked by a bare path, or what makes those in turn."""
    bare = {kind for kind, made in clients.objects.items() if made.relative}
    leading = {
        kind
        for kind, methods in clients.methods.items()
        if any(method.makes in bare for method in methods.values())
    }
    yield from (name for name, kind in clients.makers.items() if kind in bare | leading)
    yield from (name for name, called in clients.functions.items() if called.makes in bare)


MAX_HANDED = 1_000
"""Modules of a project in which objects are followed through any number of modules that hand them on."""
MAX_IMPORTERS = 24
"""Importers of a module that may still lead to the job in which its calls are made."""


class Neighbourhood:
    """Modules that pass a test, with those that can be handed an object of theirs.

    Such a module, one that it imports or one that imports it must pass the test itself or import
    one that does, be it by a package that hands it on: an object has no other way to get there but by way of
    containers and factories, or to a function that registers itself, by a decorator of a module that such a one
    imports. What belongs to everybody can be handed anything.
    """

    def __init__(self, project: Project, test: Callable[[ModuleFacts], bool]) -> None:
        """Take the modules of `project` that pass `test`; nothing is tested until asked for."""
        self._project = project
        self._test = test
        self._passing: dict[Island, list[Module]] = {}
        self._sources: dict[Island, set[Module]] = {}
        self._above: dict[Island, set[Module]] = {}
        self._takers: dict[Island, set[Module]] = {}
        self._handed: dict[Island, set[Module]] = {}
        self._known: dict[Module, bool] = {}

    def __contains__(self, module: Module) -> bool:
        """Whether the module lies in the neighbourhood, or belongs to everybody."""
        return self._project.is_common(module) or self.is_near(module)

    def is_near(self, module: Module) -> bool:
        """Whether the module lies in the neighbourhood, as far as its own island and the commons tell."""
        known = self._known.get(module)
        if known is None:
            sources = self._sources_on(self._project.island(module))
            known = self._known[module] = (
                module in sources
                or not sources.isdisjoint(self._project.imports(module))
                or not sources.isdisjoint(self._project.importers(module))
                or self._is_registered(module, sources)
                or self._is_handed(module)
            )
        return known

    def _is_handed(self, module: Module) -> bool:
        """Whether objects may be handed on to a module through others: those of a container or a factory, say.

        In a large tree that would be nearly all of it, to be kept in memory.
        """
        if len(self._project.modules) > MAX_HANDED:
            return False
        island = self._project.island(module)
        if island not in self._handed:
            self.is_above(module)
            found = set(self._above[island])
            waiting = list(found)
            for each in waiting:  # grows while it is gone through
                new = self._project.imports(each) - found
                found |= new
                waiting += new
            self._handed[island] = found
        return module in self._handed[island]

    def _is_registered(self, module: Module, sources: set[Module]) -> bool:
        """Whether a function of a module is registered with one that a module of `sources` imports, or sends its signals."""
        project = self._project
        takers = self._takers_on(project.island(module))
        near = [
            it
            for it in project.imports(module)
            if it in takers and not sources.isdisjoint(project.importers(it))
        ]
        if not near:
            return False
        return bool(module.calling(SENDING)) or any(
            project.imported(module, name) in near for name in _decorators(module)
        )

    def _takers_on(self, island: Island) -> set[Module]:
        """The modules that keep what a decorator of theirs is given, and those that may only hand that on."""
        found = self._takers.get(island)
        if found is None:
            project = self._project
            keeping = [it for it in project.by_island.seen_on(island) if it.facts.keeps_takers]
            handing = (project.importers(it, island) for it in keeping)
            found = self._takers[island] = set(keeping).union(*handing)
        return found

    def is_above(self, module: Module) -> bool:
        """Whether a module imports one which passes the test, directly or through others."""
        island = self._project.island(module)
        if island not in self._above:
            found = set(self._sources_on(island))
            waiting = [it for it in found if self._project.island(it) is island]
            while waiting:
                importers = self._project.importers(waiting.pop())
                if len(importers) > MAX_IMPORTERS:
                    continue  # everybody's tool: no way leads from it to one job
                for importer in importers - found:
                    found.add(importer)
                    waiting.append(importer)
            self._above[island] = found
        return module in self._above[island]

    def _sources_on(self, island: Island) -> set[Module]:
        """The modules that pass the test, or import one that does: on an island, and in the commons."""
        found = self._sources.get(island)
        if found is None:
            commons = self._project.commons
            passing = [*self._passing_on(island)]
            found = self._sources[island] = set(passing)
            if commons is not None and commons is not island:
                found |= self._sources_on(commons)
                passing += self._passing_on(commons)
            for item in passing:
                found |= self._project.importers(item, island)
            if len(self._project.modules) <= MAX_HANDED:
                found |= self._through_packages(found, island)
        return found

    def _through_packages(self, sources: set[Module], island: Island) -> set[Module]:
        """The importers of packages that hand on what their modules define: ``from .hubspot import HubSpot``."""
        found: set[Module] = set()
        waiting = [it for it in sources if it.is_package]
        for package in waiting:  # grows while it is gone through
            importers = self._project.importers(package, island)
            new = importers - sources - found if len(importers) <= MAX_IMPORTERS else set[Module]()
            found |= new
            waiting += [it for it in new if it.is_package]
        return found

    def _passing_on(self, island: Island) -> list[Module]:
        found = self._passing.get(island)
        if found is None:
            modules = self._project.on(island)
            found = self._passing[island] = [it for it in modules if self._test(it.facts)]
        return found


def _decorators(module: Module) -> Iterator[str]:
    """Names of what decorates the functions of a module."""
    values = {value for it in module.functions.values() for value in it.facts.decorators}
    for value in values:
        made = module.call(value.call) if type(value) is Result else None
        callee = made.callee if made is not None else value
        if type(callee) is Symbol and not callee.name.startswith(":"):
            yield callee.name


class LikelyCalls:
    """Tells calls that can be remote by the name of what they call.

    Callees are written as in `Function.callees`: ``requests.get``, ``:push``, ``.post``.
    """

    def __init__(self, clients: Clients, methods: Iterable[str]) -> None:
        """Collect the names that `clients` know, and `methods` of SDKs that name no operation."""
        self._methods = frozenset(methods)
        self._names = frozenset(
            [last_part(name) for name in clients.functions]
            + [name for methods in clients.methods.values() for name in methods]
            + [*FRAME_WRITERS, *FILE_WRITERS, *SCHEMA_METHODS, *SPARK_METHODS]
        )
        self._known: dict[str, bool] = {}

    def of_client(self, callee: str) -> bool:
        """Whether a call can be of a client whose behaviour is known: these names are few."""
        if callee[0] == "~":
            return False
        if callee[0] == ":":
            return True  # an alias, a partial, an instance of the module
        return last_part(callee) in self._names

    def of_any(self, callee: str) -> bool:
        """Whether a call can be remote; asked of every call, so remembered by name."""
        known = self._known.get(callee)
        if known is None:
            known = self._known[callee] = callee[0] != "~" and (
                self.of_client(callee)
                or callee in _COLLECTING
                or last_part(callee) in self._methods
                or names_operation(last_part(callee))
            )
        return known
