"""Links of a project: what is read from one system and written to another, entry by entry."""

import re
from collections import ChainMap
from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
)
from typing import NamedTuple

from autodebt_lint.graph.choices import Choices
from autodebt_lint.graph.commons import Commons
from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.effects.carried import aimed_by, carried_by
from autodebt_lint.graph.effects.files import TABLE, UNKNOWN_FILE
from autodebt_lint.graph.effects.handovers import Named, is_among, named_by
from autodebt_lint.graph.effects.inside import document_sender
from autodebt_lint.graph.effects.operators import operators_of, storages_in
from autodebt_lint.graph.ends import FILE, ends_of, ends_touched
from autodebt_lint.graph.flow import Flow
from autodebt_lint.graph.flow.trail import MAX_STEPS, MAX_TABLE_STEPS, Origin
from autodebt_lint.graph.pairs import Pairs
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import LinkedModule, Linking
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.naming import last_name, last_part, words
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.remote_call import DATABASES, RemoteCall
from autodebt_lint.linking.remote.verbs import BOTH, READ, WRITE
from autodebt_lint.linking.resolving.branches import reaches
from autodebt_lint.linking.resolving.parameters import takes_another
from autodebt_lint.linking.resolving.terms import Context, Method, Object, Partial, Term, is_none
from autodebt_lint.linking.scheduling.jobs import is_named_entry
from autodebt_lint.model.facts import UNNAMED, Call
from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Dict, Mix, Seq, Symbol, Value
from autodebt_lint.patterns import pattern

HANDLER_PARAMETERS = {
    ("request",),
    ("req",),
    ("event", "context"),
    ("cloud_event",),
    ("event",),
    ("data", "context"),
}
#: Systems that data passes through or that only help: they are no end of a link.
_BETWEEN = frozenset(["auxiliary", "processor"])
_SCHEMES = r"(s3|gs|gcs|wasbs?|abfss?|azure)://"
_STORED = pattern(rf"(?i)(?:\bfrom\s+\W?|^){_SCHEMES}")
_UNLOADING = pattern(
    r"""(?isx) (?:^|;) (?:\s | --[^\n]*\n | /\*.*?\*/)*
    (?: unload\b .*? \bto | copy\s+into | copy\b .*? \bto | export\s+data\b .*? \buri\s*= ) \s*\W?"""
    + _SCHEMES
)
"""A statement that puts what it asks for into a storage."""
_BARE = pattern(rf"(?i)^{_SCHEMES}")
_LOADING = pattern(
    r"(?isx)\bcopy\b .*? \bfrom\b .*? \b(?:iam_role|aws_iam_role|access_key_id|credentials)\b"
)
"""A statement that loads files of S3 into Redshift, whatever address it is told: only for them it needs such a key."""
_STAGED = pattern(r"(?is)\bcopy\s+into\b.*?\bfrom\s+@([\w.~]+)")
"""A statement that loads from a stage of a warehouse."""
_EXPORTING = frozenset(["extract", "export", "unload", "offload"])
"""Words of calls that are told such a storage by its address alone."""
COUPLINGS = "couplings"
"""Under this name a linking keeps its couplings, found in it or put together from parts."""
REACHED = "reached"
"""Under this name it keeps what the entries of modules read and write, by path, where couplings were found in it."""
LINKS = "links"
"""Under this name it keeps the links of each island."""
LIVE = "live"
"""Under this name it keeps the names of the functions of the commons that reach a system, by path, where they are known."""
COMMONS = "commons"
"""Under this name it keeps what these functions do."""
COMPANY = "co-occurrence"
"""What couples a read and a write that only stand side by side."""
_CONSTRUCTOR = "__init__"
MAX_EFFECTS = 1_200
MAX_CHAIN = 8
MAX_RECEIVERS = 12
"""Objects of which one call may be, each of which is looked at."""


class Coupling(NamedTuple):
    """One script's link from a system to another, at the call that leads to the write."""

    source: System
    target: System
    path: str
    place: Place
    scope: str
    confidence: Confidence
    related: tuple[Related, ...]
    flow: str = "value"
    """``value``, ``file`` where the data passes through one, or ``co-occurrence``."""
    written_down: Confidence = Confidence.LOW
    """That the code has this link, whether or not anybody calls it; `confidence` is that it is made."""
    reading: RemoteCall | None = None
    """The call that reads; None where a file stands for it, or an operator that does all."""
    writing: RemoteCall | None = None
    read: tuple[str, ...] | None = None
    """Names of the datasets that it reads; None where nobody has looked."""
    written: tuple[str, ...] | None = None

    @property
    def sureness(self) -> tuple[Confidence, Confidence]:
        """By which of two couplings the surer one is told."""
        return self.confidence, self.written_down


class ModuleLinks(NamedTuple):
    """What one module couples, before anything is held against other modules."""

    flows: tuple[Coupling, ...] = ()
    """By the entries in it, in order; the couplings may stand in other modules that these call."""
    operators: tuple[Coupling, ...] = ()
    reads: tuple[str, ...] = ()
    """Names of the systems that its sure entries read, wherever the calls stand."""
    writes: tuple[str, ...] = ()

    @property
    def couplings(self) -> tuple[Coupling, ...]:
        """All that it couples."""
        return (*self.flows, *self.operators)

    def told(self, change: Callable[[Coupling], Coupling]) -> "ModuleLinks":
        """The same with each coupling changed."""
        flows, operators = (tuple(map(change, it)) for it in (self.flows, self.operators))
        return self._replace(flows=flows, operators=operators)


class Effect(NamedTuple):
    """A remote call in the context of one entry."""

    remote: RemoteCall
    context: Context


class Links:
    """The couplings on one island of a linked project."""

    def __init__(self, linking: Linking, island: Island, commons: Commons | None = None) -> None:
        """Find which functions matter; the couplings are found when they are asked for.

        Args:
            linking: the linked project.
            island: of it.
            commons: what belongs to everybody, where the island is another one.
        """
        self.linking = linking
        self.island = island
        self.commons = commons
        self.resolver = linking.resolver
        self._effects_here: dict[FunctionEntry, list[RemoteCall]] = {}
        self._live_here: dict[FunctionEntry, list[tuple[Call, FunctionEntry]]] = {}
        self.effects_of: MutableMapping[FunctionEntry, list[RemoteCall]] = self._effects_here
        """The remote calls that stand in a function."""
        self.live: MutableMapping[FunctionEntry, list[tuple[Call, FunctionEntry]]] = self._live_here
        """Functions that reach a remote call, each with its calls of others that do."""
        if commons is not None:
            self.effects_of = ChainMap(self._effects_here, commons.effects_of)
            self.live = ChainMap(self._live_here, commons.live)
        self.flow = Flow(linking, self.live)
        self.effects = self.flow.effects
        self.choices = Choices(self.resolver)
        self._pairs = Pairs(linking.project, linking.project.on(island))
        self._find_live()

    def by_module(self, paths: Container[str] | None = None) -> "dict[str, ModuleLinks]":
        """What the entries and operators of each module couple, by its path, in order.

        Args:
            paths: of the modules that are looked at; None for all.
        """
        flows: dict[str, list[Coupling]] = {}
        touched: dict[str, tuple[set[str], set[str]]] = {}
        for entry, sure in self.entries():
            path = entry.module.path
            if paths is None or path in paths:
                effects = self.reached(entry)
                flows.setdefault(path, []).extend(self._of_entry(effects, sure=sure))
                reads, writes = touched.setdefault(path, (set(), set()))
                for remote, _ in effects if sure else ():
                    read, written = ends_touched(remote, self.linking.knowledge)
                    reads.update(read)
                    writes.update(written)
        operators: dict[str, list[Coupling]] = {}
        for module in self._modules():
            if (paths is None or module.path in paths) and not module.is_test:
                found = list(self._by_operators(self.linking.module(module.path)))
                if found:
                    operators[module.path] = found
        return {
            path: ModuleLinks(
                tuple(flows.get(path, ())),
                tuple(operators.get(path, ())),
                *(tuple(sorted(names)) for names in touched.get(path, ())),
            )
            for path in sorted({*flows, *operators})
        }

    def _modules(self) -> list[Module]:
        known = self.linking.project.modules
        return [known[path] for path in self.island.paths if path in known]

    # Which functions matter

    def _find_live(self) -> None:
        """Functions that reach a remote call, found from the calls upwards."""
        for module in self._modules():
            for remote in self.effects.of(module):
                self._effects_here.setdefault(remote.function, []).append(remote)
            self._live_here.update((function, []) for function in self.effects.reading(module))
        queue = list(self._effects_here)
        reaching = set(queue)
        for function in queue:
            self._live_here.setdefault(function, [])
        queue += self._called_commons()
        while queue:
            target = queue.pop()
            calls = self.resolver.callers(target, island=self.island)
            if calls:  # one that is only handed on to be called later begins by itself
                calls = [*calls, *self.linking.jobs.deliveries(target)]
            for context, call in calls:
                caller = context.function
                if caller is None or not call.reachable:
                    continue
                if caller not in reaching:
                    reaching.add(caller)
                    queue.append(caller)
                self._live_here.setdefault(caller, []).append((call, target))

    def _called_commons(self) -> list[FunctionEntry]:
        """Functions of the commons that reach a remote call and by whose names something is called here."""
        if self.commons is None:
            return []
        project, known = self.linking.project, self.commons.by_name
        called = project.names_called(self.island)
        found = [item for name in called for item in known.get(name, ())]
        found += [
            item
            for name in sorted(known.keys() & project.names_read(self.island))
            for item in known[name]
            if item.is_property
        ]
        found += [
            item
            for item in known.get(_CONSTRUCTOR, ())
            if not called.isdisjoint(project.names_of(item, self.island))  # of a subclass here, too
        ]
        return list(dict.fromkeys(found))

    def entries(self) -> Iterator[tuple[FunctionEntry, bool]]:
        """Where execution begins, and whether that is sure."""
        is_common = self.island is self.linking.project.commons
        callers: dict[FunctionEntry, set[FunctionEntry]] = {}
        for caller, edges in self._live_here.items():
            for _, target in edges:
                callers.setdefault(target, set()).add(caller)
        for function in sorted(self._live_here, key=place_of):
            if function.name == "":
                yield function, True
            elif function not in callers:
                sure = self._is_entry(function)
                if sure or not is_common:  # what belongs to everybody is called from elsewhere
                    yield function, sure
            elif callers[function] == {function} and self._is_entry(function):
                yield function, True
            elif self._is_cloud_handler(function) and all(
                it is function or it is function.module.body for it in callers[function]
            ):
                yield function, True  # its own script only tries it out

    def _is_entry(self, function: FunctionEntry) -> bool:
        """Whether a function has a name, a decorator, parameters or a taker that only entries have."""
        plain = function.is_property or function.is_decorated("staticmethod", "classmethod")
        return (
            is_named_entry(function)
            or (bool(function.facts.decorators) and not plain)
            or self.linking.jobs.is_handed_over(function)
            or self.linking.jobs.is_run_by_framework(function)
            or self.linking.jobs.answers(function)
            or self._is_cloud_handler(function)
            or document_sender(function) is not None
            or self._listens(function)
            or self.effects.spiders.is_pipeline(function)
            or self._is_handed_over(function)
            or (function.owner is not None and self.effects.inside.is_record(function.owner))
        )

    def _listens(self, function: FunctionEntry) -> bool:
        """Whether the SDK of a system calls a method when something happens there."""
        base = self.linking.jobs.listening_base(function)
        return bool(base) and self.linking.knowledge.system_for_import(base) is not None

    def _is_cloud_handler(self, function: FunctionEntry) -> bool:
        """A top-level function with the parameters that a cloud platform hands over."""
        return "." not in function.name and function.facts.params in HANDLER_PARAMETERS

    def _is_handed_over(self, function: FunctionEntry) -> bool:
        """Given to a scheduler, operator, thread or client as an argument."""
        return next(self.linking.jobs.handings(function), None) is not None

    # One entry

    def _of_entry(self, effects: list[Effect], *, sure: bool) -> Iterator[Coupling]:
        explained: set[str] = set()
        for effect in effects:
            for coupling in self._by_value(effect, sure=sure):
                explained.add(coupling.target.id)
                yield coupling
            yield from self._downloaded(effect, sure=sure)
            yield from self._unloaded(effect, sure=sure)
        yield from self._by_company(effects, explained)

    def reached(self, entry: FunctionEntry) -> list[Effect]:
        """The remote calls that an entry reaches, each as that entry sees it."""
        effects: list[Effect] = []
        for context in self.choices.begun(entry):
            self._effects(entry, context, effects, (entry,))
        return effects

    def _by_value(self, effect: Effect, *, sure: bool) -> Iterator[Coupling]:
        """Couplings by a write of values that come from other systems."""
        if effect.remote.operation == WRITE and not self.ends(effect.remote):
            linked = self.flow.behind_link(effect.remote)
            effect = effect._replace(remote=effect.remote._replace(systems=linked, sure=False))
        targets = [system for system in self.ends(effect.remote) if system.role not in _BETWEEN]
        if effect.remote.operation not in (WRITE, BOTH) or not targets:
            return
        most = MAX_TABLE_STEPS if effect.remote.name == TABLE else MAX_STEPS
        origins = self.flow.origins(carried_by(effect.remote, self.resolver), most)
        file = self.effects.file_sent(effect.remote)
        if file is not None:
            origins.append(Origin(file.systems[0], file, effect.remote.context, sure=True))
        if not origins:
            origins = self.flow.origins(aimed_by(effect.remote, self.resolver))
        origins += self._stored(effect)
        for target in targets:
            for origin in origins:
                if origin.system.id != target.id:
                    yield self._coupling(effect, target, origin, sure=sure)

    def _downloaded(self, effect: Effect, *, sure: bool) -> Iterator[Coupling]:
        """Couplings of a system to the file in which a read keeps what it gets."""
        read, context = effect
        file = self.effects.file_kept(read, context) if read.operation == READ else None
        if file is not None:
            for system in self.ends(read):
                if system.gives_data:
                    origin = Origin(system, read, context, sure=read.sure)
                    yield self._coupling(Effect(file, context), file.systems[0], origin, sure=sure)

    def _unloaded(self, effect: Effect, *, sure: bool) -> Iterator[Coupling]:
        """Couplings of a database to the storage into which it puts what is asked for: ``UNLOAD ... TO 's3://...'``."""
        read, context = effect
        keeps = any(system.category in DATABASES for system in read.systems)
        if read.operation == WRITE or not keeps:
            return
        told = self._told(read)
        targets = self._storages(told, _UNLOADING)
        if not _EXPORTING.isdisjoint(words(last_name(read.call.callee))):
            targets += self._storages(told, _BARE)
        for target in targets:
            write = read._replace(operation=WRITE, systems=(target,))
            for system in self.ends(read):
                origin = Origin(system, read, context, sure=read.sure)
                yield self._coupling(Effect(write, context), target, origin, sure=sure)

    def _storages(self, told: Iterable[str], naming: re.Pattern[str]) -> list[System]:
        """The storages that texts name."""
        found: dict[str, System] = {}
        for text in told:
            for scheme in naming.findall(text):
                system = self.linking.knowledge.system_for_scheme(scheme.lower())
                if system is not None and system.category == "storage":
                    found[system.id] = system
        return list(found.values())

    def _told(self, remote: RemoteCall) -> list[str]:
        """The texts that a call is given, without those in rows: an address in a row is a part of the data."""
        return [
            text
            for value in remote.call.given
            if not (_is_row(value) or (type(value) is Seq and any(map(_is_row, value.items))))
            for text in strings(value, remote.context, self.resolver)
        ]

    def ends(self, remote: RemoteCall) -> tuple[System, ...]:
        """The systems that a call reaches."""
        return ends_of(remote, self.linking.knowledge)

    def _stored(self, effect: Effect) -> list[Origin]:
        """Files of a storage that a statement or a job loads: ``COPY orders FROM 's3://...'``."""
        remote = effect.remote
        told = self._told(remote)
        storages = self._storages(told, _STORED)
        if not storages and any(map(_LOADING.search, told)):
            kept = self.linking.knowledge.system_for_scheme("s3")
            storages = [kept] if kept is not None else []
        storages = storages or list(self._staged(told))
        return [
            Origin(
                system,
                remote._replace(operation=READ, systems=(system,)),
                remote.context,
                sure=True,
            )
            for system in storages
        ]

    def _staged(self, told: Iterable[str]) -> Iterator[System]:
        """The storages behind the stages from which statements load, as these are called: ``COPY INTO orders FROM @raw_s3``."""
        for text in told:
            for stage in _STAGED.findall(text):
                yield from storages_in(stage, self.linking.knowledge)

    def _by_operators(self, module: LinkedModule) -> Iterator[Coupling]:
        """Couplings by operators that carry data from one system to another."""
        for operator in operators_of(self.linking, module):
            read, write = operator
            if operator.is_transfer and read is not None and write is not None:
                origin = Origin(read.systems[0], read, read.context, sure=True)
                effect = Effect(write, write.context)
                yield self._coupling(effect, write.systems[0], origin, sure=True)
            elif write is not None:
                # What a task before it has left: ``SlackAPIPostOperator(text=summary.output)``.
                yield from self._by_value(Effect(write, write.context), sure=True)

    def _by_company(self, effects: list[Effect], explained: Container[str]) -> Iterator[Coupling]:
        """Couplings of what is read and written side by side, for targets that no value explains."""
        reads: dict[str, tuple[System, Effect]] = {}
        for effect in effects:
            if effect.remote.operation in (READ, BOTH) and effect.remote.sure:
                for system in self.ends(effect.remote):
                    if system.role not in _BETWEEN:
                        reads.setdefault(system.id, (system, effect))
        for effect in effects:
            if effect.remote.operation is not WRITE or not effect.remote.sure:
                continue
            for target in self.ends(effect.remote):
                if target.role in _BETWEEN or target.category == FILE:
                    continue
                if target.id in explained:
                    continue
                for system, read in reads.values():
                    if system.id != target.id and not _either_way(read.remote, effect.remote):
                        yield self._together(effect, target, system, read)

    def _effects(
        self,
        function: FunctionEntry,
        context: Context,
        effects: list[Effect],
        chain: tuple[FunctionEntry, ...],
    ) -> None:
        """Remote calls that an entry reaches, each in its own context."""
        if len(effects) > MAX_EFFECTS:
            return
        for remote in self.effects_of.get(function, ()):
            if not reaches(self.resolver, remote.call, context):
                continue
            plain = context.call is None and context.me is self.resolver.anywhere(function).me
            inside = remote if plain else self._in_context(remote, context)
            if inside is not None and inside.systems[:1] != (UNKNOWN_FILE,):
                effects.append(Effect(inside, context))
        if len(chain) > MAX_CHAIN:
            return
        # Each call once, and each partial that it calls.
        done: set[tuple[int, FunctionEntry]] = set()
        for call, target in self.live.get(function, ()):
            # What hands data on by kind is entered again by what it called.
            again = UNNAMED in target.facts.callees
            if chain.count(target) > again or (id(call), target) in done:
                continue
            if not reaches(self.resolver, call, context):
                continue
            if self.resolver.is_left_open(call, target):
                continue
            done.add((id(call), target))
            for me, met in self._receivers(call, context, target):
                below = self._entered(target, call, context, me, met)
                for entered in self.choices.of(below):
                    self._effects(target, entered, effects, (*chain, target))

    def _entered(
        self,
        target: FunctionEntry,
        call: Call,
        context: Context,
        me: Object | None,
        met: Context | None,
    ) -> Context:
        """The context of a function that a call enters; of a way that is too long the end is kept.

        What the nearest calls give says most, above all of a helper that many share.
        """
        below = self.resolver.entered(target, call, context, me, met)
        if below.call is call:
            return below
        *inner, first, _ = _chain(context)
        assert first.function is not None
        start = self.resolver.anywhere(first.function)
        for step in reversed(inner):
            if step.function is not None and step.call is not None:
                start = self.resolver.entered(step.function, step.call, start, step.me)
        return self.resolver.entered(target, call, start, me, met)

    def _in_context(self, remote: RemoteCall, context: Context) -> RemoteCall | None:
        if remote.systems and remote.systems[0].category == FILE:
            found = self.effects.files.written(remote.call, context)
            if found is not None:
                return found._replace(context=context)
            return remote if remote.systems[0] is not UNKNOWN_FILE else None
        found = self.linking.remotes.of(remote.call, context)
        return found or self.effects.unseen(remote.call, context)

    def _receivers(
        self, call: Call, context: Context, target: FunctionEntry
    ) -> list[tuple[Object | None, Context | None]]:
        """The objects on which a call enters a function in this very context, and where that was met.

        None at all where it is known to enter others: what a class above calls of itself is the
        method of the one class below that the object is of.
        """
        found: dict[tuple[object, int], tuple[Object | None, Context | None]] = {}
        terms = self.resolver.targets(call, context)
        for term in terms:
            if isinstance(term.form, Method) and term.form.function is target:
                me = term.form.me
                key = (me.cls, id(me.call)) if me is not None else (None, 0)
                found.setdefault(key, (me, term.context))
            elif term.form is target and target.facts.is_nested:
                found.setdefault((target, id(term.context)), (None, term.context))
        if found:
            return list(found.values())[:MAX_RECEIVERS]
        called = self.resolver.functions_called(call, context)
        if len(called) > 1 and takes_another(self.resolver, target, call, context):
            return []
        begun = [it.form.target.function for it in terms if isinstance(it.form, Partial)]
        elsewhere = (called or begun) and target not in called and target not in begun
        # ``HANDLERS.get(kind)`` of a mapping without that key, ``on_page(rows)`` of a lambda.
        unnamed = not called and not last_name(call.callee)
        nowhere = unnamed and all(map(_leads_out, terms))
        return [] if elsewhere or nowhere else [(self.resolver.anywhere(target).me, None)]

    def _coupling(self, effect: Effect, target: System, origin: Origin, *, sure: bool) -> Coupling:
        place, module, scope = self._meeting(effect, origin.context)
        exact = origin.sure and effect.remote.sure and len(self.ends(effect.remote)) == 1
        surest = self._pairs.surest(origin.read, effect.remote)
        confidence = min(Confidence.HIGH if exact else Confidence.MEDIUM, surest)
        return Coupling(
            source=origin.system,
            target=target,
            path=module,
            place=place,
            scope=scope,
            confidence=confidence if sure else Confidence.LOW,
            written_down=confidence if sure else min(Confidence.MEDIUM, surest),
            related=(
                Related(
                    origin.read.module.path,
                    origin.read.call.place,
                    f"read from {origin.system.name}",
                ),
                Related(
                    effect.remote.module.path, effect.remote.call.place, f"written to {target.name}"
                ),
            ),
            reading=origin.read,
            writing=effect.remote,
        )

    def _together(self, effect: Effect, target: System, source: System, read: Effect) -> Coupling:
        place, module, scope = self._meeting(effect, read.context)
        return Coupling(
            source=source,
            target=target,
            path=module,
            place=place,
            scope=scope,
            confidence=Confidence.LOW,
            related=(
                Related(
                    read.remote.module.path, read.remote.call.place, f"reads from {source.name}"
                ),
                Related(
                    effect.remote.module.path, effect.remote.call.place, f"writes to {target.name}"
                ),
            ),
            flow=COMPANY,
            reading=read.remote,
            writing=effect.remote,
        )

    def _meeting(self, effect: Effect, read: Context) -> tuple[Place, str, str]:
        """Where a link stands: in the script that joins both sides, at the call that writes.

        The innermost function that sees both sides tells the script. In it the place is the write
        itself; or the call of the helper, when that one writes to whatever it is told, or stands in
        another module.
        """
        above = _chain(read)
        joining = effect.context
        while joining.caller is not None and not any(_same(joining, other) for other in above):
            joining = joining.caller
        leading, current = effect.remote.call, effect.context
        general = self.linking.remotes.of(leading, self.resolver.anywhere(effect.remote.function))
        told = general is None or {s.id for s in self.ends(general)} != {
            s.id for s in self.ends(effect.remote)
        }
        while current.call is not None and current.caller is not None:
            if current is joining or (current.module is joining.module and not told):
                break
            leading, current = current.call, current.caller
            told = told and current.module is not joining.module
        name = current.function.name if current.function is not None else ""
        return leading.place, current.module.path, name


def place_of(function: FunctionEntry) -> tuple[str, int, str]:
    """Where a function stands, for an order."""
    return function.module.path, function.facts.first_call, function.name


def combined(modules: Iterable[ModuleLinks]) -> list[Coupling]:
    """The couplings of a project: one for each script and ordered pair, surest first, in order of place.

    Args:
        modules: what each couples, in order of path.
    """
    modules = list(modules)
    best: dict[tuple[str, str, str], Coupling] = {}
    for coupling in (item for module in modules for item in module.flows):
        key = _key(coupling)
        known = best.get(key)
        if known is None or coupling.sureness > known.sureness:
            best[key] = coupling
    for coupling in (item for module in modules for item in module.operators):
        best.setdefault(_key(coupling), coupling)
    found = [*best.values()]
    direct = [item for item in found if FILE not in (item.source.category, item.target.category)]
    followed = {_key(item) for item in direct if item.flow != COMPANY}
    handed = {_key(item): item for item in _through_files(found, followed)}
    # What only stands side by side says less than a file by which it is handed over.
    rest = [item for item in direct if _key(item) not in handed]
    return sorted((*rest, *handed.values()), key=lambda c: (c.path, c.place, *_key(c)[1:]))


def _key(coupling: Coupling) -> tuple[str, str, str]:
    """The script and the ordered pair of a coupling."""
    return coupling.path, coupling.source.id, coupling.target.id


def _through_files(found: list[Coupling], direct: set[tuple[str, str, str]]) -> Iterator[Coupling]:
    """Couplings by way of files: one script, or the same, writes what the other reads from it.

    A file may be made from another one on the way. A pair that a script couples without a file
    needs no second coupling.
    """
    written = _Written(item for item in found if item.target.category == FILE)
    made: set[tuple[str, str, str]] = set()
    for reading in found:
        if reading.source.category != FILE or reading.target.category == FILE:
            continue
        for write in _behind(reading.source.id, written):
            key = (reading.path, write.source.id, reading.target.id)
            if write.source.id == reading.target.id or key in direct or key in made:
                continue
            made.add(key)
            yield reading._replace(
                source=write.source,
                confidence=min(write.confidence, reading.confidence, Confidence.MEDIUM),
                related=(write.related[0], write.related[1], reading.related[1]),
                flow="file",
                reading=write.reading,
                read=write.read,
            )


class _Written:
    """The couplings that write files, found by the file that is read."""

    def __init__(self, couplings: Iterable[Coupling]) -> None:
        self._by_key: dict[str, list[tuple[Named, Coupling]]] = {}
        self._among: dict[str, list[Coupling]] = {}
        for item in couplings:
            named = named_by(item.target.id)
            for one in named.alternatives if named is not None else ():
                self._by_key.setdefault(one.key, []).append((one, item))

    def of(self, id: str) -> list[Coupling]:
        """Those that write a file, or one of those that are gone through."""
        read = named_by(id)
        if read is None:
            return []
        if not read.each:
            keys = [one.key for one in read.alternatives if one.key]
            found = [item for key in keys for _, item in self._by_key.get(key, ())]
            return found if len(keys) < 2 else _once(found)
        if id not in self._among:
            listed = [pair for pairs in self._by_key.values() for pair in pairs]
            self._among[id] = _once(item for named, item in listed if is_among(named, read))
        return self._among[id]


def _once(couplings: Iterable[Coupling]) -> list[Coupling]:
    """Couplings without those that came twice, in order."""
    return list({id(item): item for item in couplings}.values())


def _behind(file: str, written: _Written) -> Iterator[Coupling]:
    """What fills a file, at last: the file itself, or one that it is made from."""
    waiting = [file]
    for name in waiting:
        for item in written.of(name):
            if item.source.category != FILE:
                yield item
            elif item.source.id not in waiting:
                waiting.append(item.source.id)


def _leads_out(term: Term) -> bool:
    """Whether a term is nothing, something of a library, or something that was worked out on the spot: no function of the project."""
    form = term.form
    return is_none(term) or type(form) is Symbol or (type(form) is Mix and bool(form.parts))


def _either_way(one: RemoteCall, other: RemoteCall) -> bool:
    """Whether two calls stand in the same method of two classes: an object is of one of them."""
    here, there = one.function, other.function
    return (
        here.owner is not there.owner
        and here.owner is not None
        and there.owner is not None
        and last_part(here.name) == last_part(there.name)
    )


def _same(one: Context, other: Context) -> bool:
    """Whether two contexts are one; those that say nothing about their call are one by their function."""
    return one is other or (
        one.function is other.function and one.call is None and other.call is None
    )


def _chain(context: Context) -> list[Context]:
    chain = [context]
    while chain[-1].caller is not None:
        chain.append(chain[-1].caller)
    return chain


def links_on(linking: Linking, island: Island) -> Links:
    """The links on an island of a linked project, found once for each."""
    kept: dict[Island, Links] = linking.kept.setdefault(LINKS, {})
    found = kept.get(island)
    if found is None:
        is_common = island is linking.project.commons
        found = kept[island] = Links(linking, island, None if is_common else _commons(linking))
    return found


def _commons(linking: Linking) -> Commons | None:
    """What belongs to everybody, for those that call it."""
    island = linking.project.commons
    if island is None:
        return None
    found: Commons | None = linking.kept.get(COMMONS)
    if found is None:
        known: Mapping[str, Collection[str]] | None = linking.kept.get(LIVE)
        if known is None:
            live = list(links_on(linking, island).live)
        else:
            modules = linking.project.modules
            live = [modules[path].functions[it] for path, names in known.items() for it in names]
        found = linking.kept[COMMONS] = Commons(linking, Effects(linking), dict.fromkeys(live))
    return found


def couplings(linking: Linking) -> list[Coupling]:
    """Every coupling of a project, one for each script and ordered pair, in order of place."""
    known: list[Coupling] | None = linking.kept.get(COUPLINGS)
    if known is None:
        by_path: dict[str, ModuleLinks] = {}
        for island in linking.project.islands():
            by_path |= links_on(linking, island).by_module()
        known = linking.kept[COUPLINGS] = combined(by_path[path] for path in sorted(by_path))
        linking.kept[REACHED] = by_path
    return known


def point_to_point(linking: Linking) -> Iterator[Coupling]:
    """Couplings without a hub between the two systems.

    From a bucket into the warehouse beside it, and back, data only changes its place. A cache is a
    part of the script that fills it.
    """
    for coupling in couplings(linking):
        ends = {coupling.source.category, coupling.target.category}
        staged = "storage" in ends and ends <= {"storage", "data-warehouse"}
        cached = coupling.source.role == "auxiliary" and coupling.source.category == "database"
        if not coupling.source.hub and not coupling.target.hub and not staged and not cached:
            yield coupling


def _is_row(value: Value) -> bool:
    return type(value) is Dict
