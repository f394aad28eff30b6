"""The linked project, and one module of it with everything that linking knows: what a rule sees."""

import functools
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from autodebt_lint.knowledge import DeprecatedCall, Knowledge, Library, System, UserRule
from autodebt_lint.languages.python.retries import NO_PAUSE, PAUSES
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.evidence.batches import Batches, Unread
from autodebt_lint.linking.evidence.defining_literals import DefiningLiterals
from autodebt_lint.linking.evidence.dependencies import Dependencies, DeprecatedDependency
from autodebt_lint.linking.evidence.deprecated_names import DeprecatedNames, DeprecatedUse
from autodebt_lint.linking.evidence.exposure import Exposure, Step, flushed
from autodebt_lint.linking.evidence.failures import (
    Treatment,
    catches_bad_values,
    catches_everything,
    caught_names,
    is_enough_at_boundary,
    treatment,
)
from autodebt_lint.linking.evidence.outcomes import fails_above
from autodebt_lint.linking.evidence.paging import FirstPage, Paging
from autodebt_lint.linking.evidence.responses import Responses, Unchecked
from autodebt_lint.linking.evidence.retirements import RetirementHit, Retirements
from autodebt_lint.linking.evidence.timeouts import Timeout, timeout_of
from autodebt_lint.linking.evidence.verification import Unverified, Verification
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.naming import is_of_settings, last_part
from autodebt_lint.linking.remote.databases import owners_of
from autodebt_lint.linking.remote.endpoints import Endpoint
from autodebt_lint.linking.remote.likely import LikelyModules
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.remote_calls import RemoteCalls
from autodebt_lint.linking.resolving.qualified import QualifiedNames
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.steps import STEPS
from autodebt_lint.linking.scheduling.commands import Commands
from autodebt_lint.linking.scheduling.jobs import Jobs, Task, is_named_entry
from autodebt_lint.linking.scheduling.processes import Processes
from autodebt_lint.linking.scheduling.repetition import Repeated, decorated
from autodebt_lint.linking.scheduling.stand_ins import StandIns
from autodebt_lint.model.advisory import Advisory
from autodebt_lint.model.facts import (
    Flag,
    Handler,
    Import,
    Literal,
    Login,
    ModuleFacts,
    RecordId,
    Workaround,
)
from autodebt_lint.model.manifest import Requirement
from autodebt_lint.model.metrics import Metrics
from autodebt_lint.model.place import Place
from autodebt_lint.settings import Settings
from autodebt_lint.settings.python_versions import OLDEST_ALIVE, Removal, removal

_OF_RESPONSES = frozenset(["raise_for_status"])
"""Methods that only responses have."""
_FAULTS_OF_PLACE = frozenset(["ADL101", "ADL102", "ADL104"])
"""Rules by which an address is at fault for where it stands, and not for what it is."""
_decode_metrics = msgspec.msgpack.Decoder(Metrics | None).decode


class Linking:
    """The linked project: the tools that every module shares."""

    def __init__(
        self,
        project: Project,
        knowledge: Knowledge,
        settings: Settings | None = None,
        advisories: Mapping[str, tuple[Advisory, ...]] = {},
    ) -> None:
        """Link `project` with the help of `knowledge`; work is done when asked for.

        Args:
            project: the modules.
            knowledge: what is known of systems and client libraries.
            settings: what the team says of its code; the defaults when None.
            advisories: known vulnerabilities by exact pin, where somebody asked for them.
        """
        self.advisories = advisories
        self.project = project
        self.knowledge = knowledge
        self.settings = settings or Settings()
        self.likely = LikelyModules(project, knowledge)
        project.indexes.matters = self.likely.leads
        project.paths.is_library = functools.cache(self._is_library)
        self.resolver = Resolver(project, STEPS)
        self.remotes = RemoteCalls(self.resolver, knowledge, self.likely)
        self.responses = Responses(self.resolver, self.remotes)
        self.jobs = Jobs(self.resolver)
        self.stand_ins = StandIns(project)
        self.exposure = Exposure(self.resolver, self.jobs)
        self.dependencies = Dependencies(project, knowledge)
        self._linked: dict[str, LinkedModule] = {}
        self._reaching: dict[FunctionEntry, bool] = {}
        self.silent: frozenset[str] = frozenset()
        """Paths of modules that hold no remote call, as far as other processes found out."""
        self.kept: dict[str, Any] = {}
        """What later stages computed once for the whole project, by their own names."""

    def _is_library(self, name: str) -> bool:
        """Whether a name is that of a package which others publish: of the standard library, known or asked for."""
        return (
            name in sys.stdlib_module_names
            or self.knowledge.is_published(name)
            or any(name == it.name.replace("-", "_") for it in self._asked_for)
        )

    @functools.cached_property
    def _asked_for(self) -> list[Requirement]:
        """What the manifests of the project ask for."""
        manifests = [module.facts.manifest for module in self.project.modules.values()]
        return [item for it in manifests if it is not None for item in it.requirements]

    @functools.cached_property
    def commands(self) -> Commands:
        """What commands outside Python start."""
        return Commands(self.project)

    @functools.cached_property
    def processes(self) -> Processes:
        """What its scripts start."""
        return Processes(self.resolver, self.commands.scripts)

    def prepare(self) -> None:
        """Build what all questions share, so that forked processes need not build it each."""
        for module in self.project.modules.values():
            if self.likely.may_talk(module):
                self.likely.knows_sdk(module)
        self.project.indexes.prepare()

    def module(self, path: str) -> "LinkedModule":
        """The linked module of a path of the project."""
        if path not in self._linked:
            self._linked[path] = LinkedModule(self.project.modules[path], self)
        return self._linked[path]

    def modules(self) -> Iterator["LinkedModule"]:
        """All modules, in order of path."""
        for path in sorted(self.project.modules):
            yield self.module(path)

    def modules_with_manifest(self) -> Iterator["LinkedModule"]:
        """Files that ask for distributions, in order of folder and name."""
        for module in self.dependencies.modules():
            yield self.module(module.path)

    def reaches_remote(self, function: FunctionEntry) -> bool:
        """Whether a function holds a remote call or calls, through others too, one that does."""
        if function in self._reaching:
            return self._reaching[function]
        met = {function}
        waiting = [function]
        found = False
        while waiting and not found:
            current = waiting.pop()
            if not self.likely.may_talk(current.module) or self._reaching.get(current) is False:
                continue
            found = self._reaching.get(current, False) or bool(self.remotes.in_function(current))
            for target in () if found else self._entered_from(current):
                if target not in met:
                    met.add(target)
                    waiting.append(target)
        # A "no" holds for all that was met; a "yes" only for where the search began.
        self._reaching.update({function: True} if found else dict.fromkeys(met, False))
        return found

    def _entered_from(self, function: FunctionEntry) -> Iterator[FunctionEntry]:
        """The functions that one may enter: by its calls, and by the properties that it reads."""
        context = self.resolver.anywhere(function)
        for call in function.details.calls:
            yield from self.resolver.functions_called(call, context)
        yield from self.resolver.properties_read(function)


class LinkedModule:
    """What a rule asks about one module; every answer is computed once."""

    def __init__(self, module: Module, linking: Linking) -> None:
        """Wrap a module of a linked project."""
        self._module = module
        self._linking = linking
        self.knowledge = linking.knowledge

    @property
    def path(self) -> str:
        """Posix path from the project's root."""
        return self._module.path

    @property
    def facts(self) -> ModuleFacts:
        """What the file itself says."""
        return self._module.facts

    @property
    def settings(self) -> Settings:
        """What the team says of its code."""
        return self._linking.settings

    @property
    def is_test(self) -> bool:
        """Whether the file is a test: by its folder, or by its name and what it holds."""
        return self._module.is_test

    # Remote calls

    @property
    def remote_calls(self) -> list[RemoteCall]:
        """Calls in this module that reach another system, in order of place."""
        return self._linking.remotes.in_module(self._module)

    def timeout(self, remote: RemoteCall) -> tuple[Timeout, Place | None]:
        """What limits the waiting of a call, and the constructor where it was switched off."""
        return timeout_of(remote, self._linking.resolver)

    def may_be_noticed(self, remote: RemoteCall) -> bool:
        """Whether one more argument of a call may be noticed: by a test, or by a client of the project."""
        resolver = self._linking.resolver
        return (
            self.is_test
            or self.is_stood_in
            or any(True for _ in resolver.functions_called(remote.call, remote.context))
        )

    @property
    def is_imported(self) -> bool:
        """Whether another module of the project imports this one, or something in it."""
        project = self._linking.project
        return project.is_common(self._module) or bool(project.importers(self._module))

    @property
    def is_star_imported(self) -> bool:
        """Whether another module of the project takes over all of its names, or may."""
        project = self._linking.project
        return project.is_common(self._module) or any(
            item.name == "*" and project.imported(importer, item.dotted) is self._module
            for importer in project.importers(self._module)
            for item in importer.facts.imports
        )

    @property
    def is_stood_in(self) -> bool:
        """Whether a test that puts something in the place of what it calls may run this module."""
        return self._linking.stand_ins.may_notice(self._module)

    def unchecked(self, remote: RemoteCall) -> Unchecked | None:
        """Where the response of a call is used or dropped without a look at its status."""
        return self._linking.responses.unchecked(remote)

    @property
    def exposed(self) -> Iterator[tuple[RemoteCall, tuple[Step, ...]]]:
        """Remote calls whose failure nobody catches, each with the way down to it from a job's begin.

        Of the calls that a function makes to a database it is the first, and so it is of a chain of calls
        that asks one system: ``client.open("Deals").worksheet("open")``. What a session only keeps is written
        where the function flushes it.
        """
        databases: set[FunctionEntry] = set()
        begun: set[tuple[int, int, str | None]] = set()
        judged = (it if it.is_of_its_own else flushed(it) for it in self.remote_calls)
        known = [it for it in judged if it is not None and it.call.reachable]
        for remote in sorted(known, key=lambda it: it.call.place):
            if remote.is_to_database and remote.function in databases:
                continue
            chain = remote.call.place.line, remote.call.place.column, remote.system_id
            way = self._linking.exposure.way(remote) if chain not in begun else None
            if way is not None:
                begun.add(chain)
                if remote.is_to_database:
                    databases.add(remote.function)
                yield remote, way

    @property
    def repeated(self) -> Iterator[Repeated]:
        """Places at which a remote call is repeated after a failure with no end, or with no pause."""
        for item in self.facts.repetitions:
            function = self._module.scope(item.scope)
            if function is None or not item.reachable:
                continue
            if item.fault == NO_PAUSE and self._waits(function, item.first_call, item.last_call):
                continue
            if self._calls_remote(function, item.first_call, item.last_call):
                yield Repeated(item.place, item.fault, f"this {item.form}", item.scope)
        for function, repeated in decorated(self._module, self._linking.jobs):
            if self._linking.reaches_remote(function):
                yield repeated

    def _waits(self, function: FunctionEntry, first: int, last: int) -> bool:
        """Whether one of the calls with these numbers is of a function of the project that sleeps."""
        called = self._called(function, first, last)
        return any(target.facts.calls_any(PAUSES) for target in called)

    def _calls_remote(self, function: FunctionEntry, first: int, last: int) -> bool:
        """Whether one of the calls with these numbers is remote, or ends in a remote one."""
        if any(first <= remote.call.number < last for remote in self.remote_calls):
            return True
        if not self._linking.likely.may_talk(self._module):
            return False
        return any(map(self._linking.reaches_remote, self._called(function, first, last)))

    def _called(self, function: FunctionEntry, first: int, last: int) -> Iterator[FunctionEntry]:
        """The functions of the project that the calls with these numbers call."""
        resolver = self._linking.resolver
        context = resolver.anywhere(function)
        for call in function.details.calls:
            if first <= call.number < last:
                yield from resolver.functions_called(call, context)

    @property
    def fragile_tasks(self) -> Iterator[Task]:
        """Tasks that call another system, are not repeated, and of whose failure nobody is told."""
        jobs = self._linking.jobs
        for task in jobs.tasks(self._module):
            if task.function is not None and not self._linking.reaches_remote(task.function):
                continue
            repeated = jobs.is_repeated(task.function, task.start)
            if repeated is False and jobs.is_told(task.function, task.start) is False:
                yield task

    @property
    def first_pages(self) -> Iterator[FirstPage]:
        """Reads of this module that give the first page of many and are asked once."""
        return Paging(self._linking.remotes).first_pages(self._module)

    @property
    def unread_batches(self) -> Iterator[Unread]:
        """Batches that begin in this module and of whose answer nobody reads what was refused."""
        return Batches(self._linking.remotes).unread(self.remote_calls)

    @property
    def unverified(self) -> list[Unverified]:
        """Places at which the check of a certificate is switched off."""
        return Verification(self._module, self._linking.remotes).places()

    def databases_of(self, remote: RemoteCall) -> Iterator[tuple[System, str]]:
        """Systems whose own database a call reaches, each with what gives it away."""
        return owners_of(remote, self._linking.resolver, self.knowledge)

    # Endpoints and secrets

    @functools.cached_property
    def endpoints(self) -> list[Endpoint]:
        """Literals of this module that fix an address which the code means as a target."""
        return DefiningLiterals(self._module, self._linking.remotes).endpoints()

    def endpoints_of(self, code: str) -> Iterator[Endpoint]:
        """Endpoints that the rule `code` reports; none in a test."""
        if not self.is_test:
            for endpoint in self.endpoints:
                is_right_here = code in _FAULTS_OF_PLACE and self._is_setting(endpoint.scope)
                if endpoint.rule == code and endpoint.address.place and not is_right_here:
                    yield endpoint

    @property
    def secrets(self) -> list[Literal]:
        """Literals that are secrets, already masked."""
        return [literal for literal in self.facts.literals if literal.is_secret]

    @property
    def record_ids(self) -> list[tuple[RecordId, ...]]:
        """Ids of vendors' records in a module that may talk to one: each with its repeats, first place first."""
        ids = self.facts.record_ids
        if not ids or self.is_test or not self._linking.likely.may_talk(self._module):
            return []
        by_place = {item.place: item for item in reversed(ids)}
        found: dict[str, list[RecordId]] = {}
        for place in sorted(by_place):
            item = by_place[place]
            if not self._is_setting(item.scope):
                found.setdefault(item.text, []).append(item)
        return [tuple(items) for items in found.values()]

    def _is_setting(self, scope: str) -> bool:
        """Whether what stands in a scope is a constant of a module of settings."""
        module = self._module
        return is_of_settings(module.path) and (not scope or scope in module.classes)

    # Governance

    @property
    def takes_part(self) -> bool:
        """Whether it is code of an automation: it talks to a system, imports what does, or is imported by it.

        A test is none.
        """
        return not self.is_test and self._linking.likely.takes_part(self._module)

    @property
    def workarounds(self) -> tuple[Workaround, ...]:
        """Comments that admit a debt of an automation."""
        return self.facts.workarounds if self.facts.workarounds and self.takes_part else ()

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Feature flags of an automation that stand still."""
        return self.facts.flags if self.facts.flags and self.takes_part else ()

    @property
    def logins(self) -> tuple[Login, ...]:
        """Accounts of people by which an automation signs in."""
        return self.facts.logins if self.facts.logins and self.takes_part else ()

    @property
    def metrics(self) -> Metrics | None:
        """How large and how branched it is; None where it was not read."""
        metrics: Metrics | None = _decode_metrics(self.facts.metrics)
        return metrics

    # What is to be left behind

    @functools.cached_property
    def deprecated_imports(self) -> list[tuple[Import, Library]]:
        """Imports of libraries to leave behind, unless guarded or of the project's own."""
        found = []
        for item in self.facts.imports:
            library = None if item.guarded else self.knowledge.library(item.dotted)
            if library is not None and not self._linking.project.names.is_own(self._module, item):
                found.append((item, library))
        return found

    @property
    def deprecated_dependencies(self) -> Iterator[DeprecatedDependency]:
        """Requirements of this file, where it is a manifest, for libraries to leave behind."""
        return self._linking.dependencies.deprecated(self._module)

    @property
    def unpinned_dependencies(self) -> Iterator[Requirement]:
        """Direct requirements of this file that any later release satisfies, with no lock beside."""
        return self._linking.dependencies.unpinned(self._module)

    @property
    def vulnerable_dependencies(
        self,
    ) -> Iterator[tuple[Requirement, str, tuple[Advisory, ...]]]:
        """Exact pins of this file, each with its release and the vulnerabilities known of that."""
        return self._linking.dependencies.vulnerable(self._module, self._linking.advisories)

    def removal(self, removed_in: str, library: str = "stdlib") -> Removal:
        """What a change in a release of a library, or of Python, means to this project."""
        if library == "stdlib":
            return removal(removed_in, self.settings.requires_python)
        return self._linking.dependencies.removal(self._module, library, removed_in)

    def has_since(self, release: str, library: str) -> bool:
        """Whether what came with a release of a library, or of Python, is there for this module.

        Of Pythons beyond their end of life nobody has to think.
        """
        if not release or release == "0":
            return bool(release)
        if library != "stdlib":
            return self._linking.dependencies.is_at_least(self._module, library, release)
        major, _, minor = release.partition(".")
        return (int(major), int(minor or 0)) <= OLDEST_ALIVE

    @property
    def deprecated_names(self) -> list[DeprecatedUse]:
        """Names and arguments of libraries that these renamed, removed or deprecated."""
        resolver = self._linking.resolver
        return DeprecatedNames(self._module, resolver, self.knowledge).uses()

    def renamed_at(self, use: DeprecatedUse) -> tuple[DeprecatedCall, ...]:
        """What a use means; of an import, all of its names that have another name now."""
        names = {
            name.name: name
            for item in self.facts.imports
            if item.place == use.place and not item.guarded
            for name in self.knowledge.call(item.dotted)
            if name.is_whole and name.rename
        }
        return tuple(names.values()) if use.name.name in names else (use.name,)

    @functools.cached_property
    def imported_systems(self) -> frozenset[str]:
        """Ids of the systems whose libraries this module imports."""
        found: set[str] = set()
        for item in self.facts.imports:
            system = self.knowledge.system_for_import(item.dotted)
            if system is not None and not self._linking.project.names.is_own(self._module, item):
                found.add(system.id)
        return frozenset(found)

    @functools.cached_property
    def known_systems(self) -> frozenset[str]:
        """Ids of the systems that hosts, imports and clients of this module show."""
        found = {
            system.id for remote in self.remote_calls if remote.sure for system in remote.systems
        }
        found |= self.imported_systems
        found |= {endpoint.system.id for endpoint in self.endpoints if endpoint.system is not None}
        return frozenset(found)

    @functools.cached_property
    def retirements(self) -> list[RetirementHit]:
        """What this module uses that its vendor retires; one hit per place, the nearest end first."""
        remotes = self._linking.remotes
        return Retirements(self._module, remotes, self.endpoints, self.known_systems).hits()

    def uses_of(self, ban: UserRule) -> Iterator[Place]:
        """Places at which something is used that a team's own rule bans."""
        for item in self.facts.imports:
            if any(rule.id == ban.id for rule in self.knowledge.rules_for_import(item.dotted)):
                yield item.place
        for endpoint in self.endpoints:
            address = endpoint.address
            if address.place is not None and any(
                rule.id == ban.id for rule in self.knowledge.rules_for_host(address.name)
            ):
                yield address.place
        resolver = self._linking.resolver
        names = QualifiedNames(resolver, self.knowledge.made_by)
        wanted = {last_part(name) for name in ban.calls}
        for call, context in resolver.calls_in(self._module, wanted):
            if not names.of_callee(call, context).isdisjoint(ban.calls):
                yield call.place

    # Handlers

    @functools.cached_property
    def guards(self) -> "list[Guard]":
        """The handlers of this module, each with what it guards."""
        return [Guard(handler, self) for handler in self.facts.handlers]

    def guards_remote_call(self, handler: Handler) -> bool:
        """Whether a guarded call is remote, or of a function of the project that ends in a remote one.

        To look at the status of a response that somebody else got is a part of the call.
        """
        function = self._module.scope(handler.scope)
        first, last = handler.first_call, handler.last_call
        return function is not None and (
            self._calls_remote(function, first, last)
            or any(first <= call.number < last for call in function.calls_named(_OF_RESPONSES))
        )

    def fails_above(self, scope: str) -> bool:
        """Whether each caller of a function raises, or ends with a status, where it is handed back what is false."""
        function = self._module.functions.get(scope)
        return function is not None and fails_above(function, self._linking.resolver)

    def is_entry(self, scope: str) -> bool:
        """Whether a function is where a job begins: its failure has nobody above it to tell."""
        function = self._module.functions.get(scope)
        if function is None or not scope:
            return True
        jobs = self._linking.jobs
        if jobs.is_handed_over(function) or jobs.is_run_by_framework(function):
            return True
        if jobs.answers(function):
            return True
        if jobs.starts(function):
            return True
        if is_named_entry(function) and not function.facts.class_name:
            return True
        callers = [caller.function for caller, _ in self._linking.resolver.callers(function)]
        known = [caller for caller in callers if caller is not None]
        return bool(known) and all(caller.name == "" for caller in known)


class Guard:
    """A handler of a module, with what it guards and how it treats the failure."""

    def __init__(self, handler: Handler, module: LinkedModule) -> None:
        """Look at a handler of `module`; what is costly is found out when asked for."""
        self.handler = handler
        self._module = module

    @property
    def caught(self) -> list[str]:
        """Last names of what it catches; none where it catches everything."""
        return caught_names(self.handler)

    @property
    def catches_everything(self) -> bool:
        """Whether it is bare, or catches `Exception` or `BaseException`."""
        return catches_everything(self.handler)

    @property
    def catches_bad_values(self) -> bool:
        """Whether it catches only what a wrong value raises."""
        return catches_bad_values(self.handler)

    @functools.cached_property
    def treatment(self) -> Treatment:
        """How it treats the failure."""
        handler, module = self.handler, self._module
        if handler.work == "discarded" and not self.reaches_remote:
            return Treatment.RIGHT
        at_boundary = is_enough_at_boundary(handler) and module.is_entry(handler.scope)
        treated = treatment(handler, module.settings, at_boundary=at_boundary)
        if (
            treated is Treatment.HIDES
            and handler.gives_nothing
            and module.fails_above(handler.scope)
        ):
            return Treatment.TELLS
        return treated

    @functools.cached_property
    def remote_calls(self) -> list[RemoteCall]:
        """Remote calls in the body that it guards."""
        handler = self.handler
        return [
            remote
            for remote in self._module.remote_calls
            if handler.first_call <= remote.call.number < handler.last_call
        ]

    @functools.cached_property
    def reaches_remote(self) -> bool:
        """Whether its body holds a remote call, or calls a function of the project that ends in one."""
        return self._module.guards_remote_call(self.handler)
