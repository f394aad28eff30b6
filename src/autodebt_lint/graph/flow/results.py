"""Results of calls: of clients, of files, of functions of the project, of libraries."""

from collections.abc import Iterator

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.effects.files import TABLE
from autodebt_lint.graph.effects.handovers import named_by
from autodebt_lint.graph.effects.logins import Logins
from autodebt_lint.graph.effects.pulls import PULL
from autodebt_lint.graph.effects.templates import Templates
from autodebt_lint.graph.effects.webhooks import REQUESTS
from autodebt_lint.graph.ends import FILE, ends_of, is_remembered
from autodebt_lint.graph.flow.arrivals import Arrivals
from autodebt_lint.graph.flow.fillings import Fillings
from autodebt_lint.graph.flow.objects import Objects
from autodebt_lint.graph.flow.reads import Reads
from autodebt_lint.graph.flow.tasks import Tasks
from autodebt_lint.graph.flow.trail import Keys, Origin, Trail
from autodebt_lint.languages.python.names import OWN
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import BOTH, READ, WRITE
from autodebt_lint.linking.resolving.branches import reaches, returned, yielded
from autodebt_lint.linking.resolving.members import TO_BE_DONE
from autodebt_lint.linking.resolving.results import MANAGING
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.linking.scheduling.jobs import runs_itself
from autodebt_lint.linking.scheduling.processes import STARTING
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Symbol,
    Value,
)

_FINDING = frozenset(
    "find findall findtext iterfind iter xpath select select_one find_all getElementsByTagName".split()
)
"""Methods of documents that give a part."""
_AWAITING = frozenset(["as_completed", "wait"])
"""Functions that give one after the other what was begun before."""
_ADDRESSES = frozenset(["url", "fullurl"])
"""Arguments that are an address of the web."""
_TAKEN_OUT = frozenset([Attr, Item, Result])
"""Values that are a part of an answer, or all of it."""
_TABLES = frozenset(["database", "data-warehouse", "sheet", "search", FILE])
"""Kinds of systems that keep or find the addresses of others."""
_OWN = frozenset(["finance-data", "analytics", "calendar", "search"])
"""Kinds of processors whose answer is their own, whatever they are asked: rates, rankings, holidays."""
_MAKING = frozenset(["llm", "ml-platform", "translation", "documents"])
"""Those who make something of what they are asked, be it no more than settings; others know their answer."""
_PASSING = frozenset(["llm", "translation"])
"""Those of them who have nothing of their own to tell: who asks is where their answer comes from."""
_ADDING = frozenset(["enrichment", "email"])
"""Those who add what they know to what they are asked about: how many work for a company, whether an
address takes mail."""
_SETTINGS = (".toml", ".ini", ".cfg", ".env", ".yaml", ".yml")
"""Ends of the names of files of settings."""
_PRINT = "print"
_OUTPUT = Symbol("sys.stdout")
_WRITING = Symbol("sys.stdout.write")
_PRINTING = frozenset([_PRINT, "write", "dump"])
"""Last names of all calls that may print something."""
MAX_RUNS = 1
"""Runs of a function that calls itself which are entered from one another."""
MAX_HELPING = 3
"""Functions that reach no system and of which one calls the other."""


class Results:
    """Traces results of calls."""

    def __init__(
        self,
        trail: Trail,
        linking: Linking,
        effects: Effects,
        fillings: Fillings,
        reads: Reads,
        objects: Objects,
        tasks: Tasks,
        arrivals: Arrivals,
    ) -> None:
        """Take each for what the first of them says that knows it."""
        self._trail = trail
        self._linking = linking
        self._resolver = linking.resolver
        self._remotes = linking.remotes
        self._effects = effects
        self._files = effects.files
        self._processes = linking.processes
        self._templates = Templates(linking.resolver)
        self._logins = Logins(linking)
        self._fillings = fillings
        self._reads = reads
        self._objects = objects
        self._tasks = tasks
        self._arrivals = arrivals
        self._helping = 0
        """How many functions that reach no system are entered at the moment, one from the other."""

    def result(self, value: Result, context: Context, depth: int, keys: Keys) -> None:
        """What a call gives."""
        held = self._resolver.holder(value.call, context)
        if held is None or not reaches(self._resolver, *held):
            return
        call, inside = held
        remote = self._remotes.of(call, inside) or self._effects.unseen(call, inside)
        if remote is not None and ends_of(remote, self._linking.knowledge):
            self._remote(remote, inside, depth)
            self._objects.put_into_made(call, inside, depth)
            return
        file = self._files.read(call, inside)
        if file is not None:
            self._trail.add(Origin(file.systems[0], file, inside, sure=True))
            # A book may be filled further, and what it is given may be the content.
            self._trail.trace_each(self._fillings.of_kept(call, inside), depth)
            if file.name != TABLE:
                self._trail.trace_all(call.given, inside, depth)
            return
        if remote is not None and remote.operation == READ and remote.behaviour is not None:
            # What nobody knows who answers is not what it was asked with.
            system = self._logins.behind(remote)
            if system is None:
                self.behind_link(remote, depth)
            elif system.gives_data:
                self._trail.add(Origin(system, remote, inside, sure=False))
            return
        if last_name(call.callee) == PULL:
            self._tasks.pulled(call, inside, depth)
            return
        if last_name(call.callee) in _AWAITING:
            self._awaited(call, inside, depth)
            return
        if self._begun_elsewhere(call, inside, depth):
            return
        if not keys:
            self._trail.trace_each(self._fillings.of_document(call, inside), depth)
        if not self._enter(call, inside, depth, keys):
            self._made_of(call, inside, depth)
            # Whoever gets it goes through it.
            self._objects.elements(value, context, depth, by_key=False)
            self._objects.shown(value, context, depth)
            self._stands_on(call, inside, depth)

    def _remote(self, remote: RemoteCall, context: Context, depth: int) -> None:
        reads = remote.operation in (READ, BOTH)
        ends = ends_of(remote, self._linking.knowledge)
        processing = {it.category for it in ends if it.role == "processor"} - _OWN
        passed = bool(processing) and self._trail.comes_from_systems(
            self._asked(remote, context),
            context,
            depth,
            but=_is_setting if processing.isdisjoint(_MAKING) else None,
        )
        if (passed and not processing & _ADDING) or processing & _PASSING:
            return
        # Nothing came in: what it answers is its own, as with prices, rates or the weather.
        # What a write answers is the other side's too: the id of a new record, the rows of a search.
        answers = remote.operation == WRITE and len(ends) == 1
        if is_remembered(remote):
            return
        for system in ends if reads or answers else ():
            told = reads or system.role != "processor" or system.category in _ADDING
            if system.gives_data and told:
                sure = reads and remote.sure and len(ends) == 1
                self._trail.add(Origin(system, remote, context, sure))

    def _asked(self, remote: RemoteCall, context: Context) -> Iterator[Value]:
        """What a processor is given by a call, and by others of its function: it keeps a thread, or a file."""
        yield from remote.call.given
        function = remote.function
        for call in function.details.calls if context.function is function else ():
            other = self._remotes.of(call, context) if call is not remote.call else None
            if other is not None and other.systems == remote.systems:
                yield from call.given

    def behind_link(self, remote: RemoteCall, depth: int) -> None:
        """What lies at an address that a system answered with: ``requests.get(ticket["attachment_url"])``.

        An address that is put together goes elsewhere, and so may those in a table.
        """
        told = remote.behaviour.address if remote.behaviour is not None else None
        given = remote.address_given if told is not None and told[0] in _ADDRESSES else None
        terms = self._resolver.resolve(*given) if given is not None else ()
        if given is None or any(type(term.form) not in _TAKEN_OUT for term in terms):
            return
        for origin in self._trail.aside(*given, depth):
            if origin.system.category not in _TABLES:
                self._trail.add(origin._replace(sure=False))

    def _made_of(self, call: Call, context: Context, depth: int) -> None:
        """What a call of a library makes its answer of: what it is given, and what that holds later."""
        self._trail.trace_all(call.given, context, depth)
        for function in self._effects.loaders.resources(call, context):
            self._trail.trace_given_by(function, depth)
        for me, name in self._templates.shown(call, context):
            self._objects.member(me, name, depth)
        self._objects.put_into_made(call, context, depth)

    def _stands_on(self, call: Call, context: Context, depth: int) -> None:
        """What a method of a library is called on, which may be what its answer is taken from."""
        callee = call.callee
        if type(callee) is Attr:
            own = type(callee.base) is Param and callee.base.name in OWN
            if not own and not self._reads.asked_of_sdk(call, context):
                # Of a document a part is taken, which is not what others write into it.
                part = (UNKNOWN,) if callee.name in _FINDING else ()
                self._trail.trace(callee.base, context, depth, part)
        elif type(callee) is Result:
            self._trail.trace(callee, context, depth)  # ``answer().data`` of what a call gave
        elif type(callee) is Symbol and callee.name.startswith(REQUESTS):
            self._arrivals.arrive(context)
        elif type(callee) is Symbol:
            # ``waiting.get()``: of what a module has, and others put something into.
            self._trail.follow(Symbol(callee.name.rpartition(".")[0]), context, depth)

    def _begun_elsewhere(self, call: Call, context: Context, depth: int) -> bool:
        """What a task or a script gives that a call only starts, if it is one of the project: ``load.delay(day).get()``."""
        if last_name(call.callee) in STARTING:
            return self._printed(call, context, depth)
        later = list(self._linking.jobs.later(call, context)) if runs_itself(call) else []
        for begun, _ in later:
            if not self._enter(begun, context, depth):
                self._trail.trace_all(begun.given, context, depth)
        return bool(later)

    def _printed(self, call: Call, context: Context, depth: int) -> bool:
        """What the scripts of the project print that a call starts, if it starts any."""
        scripts = list(self._processes.started_by(call, context))
        for script in scripts:
            for printing, inside in self._resolver.calls_in(script, _PRINTING):
                if _prints(printing):
                    self._trail.trace_all(printing.args, inside, depth)
        return bool(scripts)

    def _awaited(self, call: Call, context: Context, depth: int) -> None:
        """What was begun before and is done now; a mapping holds it by its keys: ``{submit(push, row): row}``."""
        for value in call.given:
            options = value.options if type(value) is Either else (value,)
            for option in options:
                begun = (
                    [key for key, _ in option.items if key is not None]
                    if type(option) is Dict
                    else [option]
                )
                self._trail.trace_all(begun, context, depth)

    def _enter(self, call: Call, context: Context, depth: int, keys: Keys = ()) -> bool:
        """Follow what the functions of the project return that a call enters, if there are any.

        Of one that reaches no system, what is returned may not show what it is made of: then the arguments count,
        and so they do of one that such a one calls in turn, some times over.
        """
        followed = False
        targets = self._resolver.targets(call, context)
        for begun, whole in self._resolver.completed(call, context, targets):
            me = self._resolver.anywhere(begun).me
            inside = self._resolver.entered(begun, whole, context, me)
            followed = self._given_back(begun, inside, depth, keys) or followed
        for target in targets:
            form, function = target.form, target.function
            if type(form) is Mix:  # of a lambda: what it gives
                found = self._trail.comes_from_systems(form.parts, target.context, depth)
                followed = followed or found
            if isinstance(form, ClassEntry):
                followed = self._objects.given_at_entry(form, call, context, depth) or followed
            if function is None:
                continue
            if _runs_of(function, context) > MAX_RUNS:
                followed = True  # it gives what the run gives in which it calls itself
                continue
            inside = self._resolver.entered_at(target, call, context)
            followed = self._given_back(function, inside, depth, keys) or followed
        return followed

    def _given_back(
        self, function: FunctionEntry, context: Context, depth: int, keys: Keys
    ) -> bool:
        """Follow what a function gives back where it was entered so; whether that shows what it is made of."""
        reaching = function in self._trail.live
        if not (reaching or self._helping < MAX_HELPING):
            return False
        if _gives_constants(function):
            return True
        self._helping += not reaching
        given = returned(self._resolver, function, context)
        found = self._trail.comes_from_systems(given, context, depth, keys)
        given = yielded(self._resolver, function, context)
        below = keys if function.is_decorated(*MANAGING) else keys[1:]
        found = self._trail.comes_from_systems(given, context, depth, below) or found
        self._helping -= not reaching
        return found or reaching


def _prints(call: Call) -> bool:
    """Whether a call prints for whoever has started the script: ``print(rows)``, ``json.dump(rows, sys.stdout)``."""
    if type(call.callee) is Symbol and call.callee.name == _PRINT:
        return not call.keywords or "file" not in dict(call.keywords)
    return _OUTPUT in call.args or call.callee == _WRITING


def _runs_of(function: FunctionEntry, context: Context) -> int:
    """How many runs of a function a context stands in: it may call itself when it fails."""
    count = 0
    run: Context | None = context
    while run is not None:
        count += run.function is function
        run = run.caller
    return count


def _is_setting(origin: Origin) -> bool:
    """Whether something comes from a file of settings, which is no data of anybody."""
    named = named_by(origin.system.id)
    return named is not None and named.name.endswith(_SETTINGS)


def _gives_constants(function: FunctionEntry) -> bool:
    """Whether a function returns nothing but constants, whatever it is given.

    One that does nothing, or that only says that others must do it, is there for its subclasses.
    """
    details = function.details
    if details.yields or function.facts.decorators:
        return False
    is_done = any(last_name(call.callee) != TO_BE_DONE for call in details.calls)
    return (bool(details.returns) or is_done) and all(
        type(value) is Const for value in details.returns
    )
