"""Names: what a module or a class has, and what functions put into that."""

from collections.abc import Collection, Iterable, Iterator

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.effects.options import ARGUMENTS
from autodebt_lint.graph.effects.webhooks import REQUESTS, REQUESTS_HELD
from autodebt_lint.graph.flow.arrivals import Arrivals
from autodebt_lint.graph.flow.objects import Objects
from autodebt_lint.graph.flow.trail import Keys, Origin, Trail, importing
from autodebt_lint.languages.python.names import FILLING
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Dict, Item, Result, Symbol, Value

_INPUT = "sys.stdin"
_FILLING = FILLING | {"put_nowait"}
"""Methods by which functions put something into a container or queue of a module."""
_SET_BY_METHOD, _SETTING = "ContextVar", frozenset(["set"])
"""What holds a value of the moment, and the method by which that is put there."""
_HOLDERS = frozenset([Dict, Result])
"""Forms of what functions may put attributes on."""


class Names:
    """Traces names of modules and classes."""

    def __init__(
        self,
        trail: Trail,
        linking: Linking,
        effects: Effects,
        objects: Objects,
        arrivals: Arrivals,
    ) -> None:
        """Take the request of a web framework for one of the `arrivals`."""
        self._trail = trail
        self._linking = linking
        self._project = linking.project
        self._resolver = linking.resolver
        self._loaders = effects.loaders
        self._files = effects.files
        self._options = effects.options
        self._objects = objects
        self._arrivals = arrivals
        self._held: dict[tuple[Module, tuple[str, ...]], Attr] = {}
        """Attributes of what modules have, by their names."""

    def symbol(self, value: Symbol, context: Context, depth: int, keys: Keys) -> None:
        """What a name stands for in the module at hand."""
        found = self._project.find(context.module, value.name)
        holder, rest = found if found is not None else (None, ())
        if found is None and value.name.startswith(REQUESTS):
            self._arrivals.arrive(context)
        if found is None and value.name.startswith(_INPUT):
            for read in self._files.given_as_input(context):
                self._trail.add(Origin(read.systems[0], read, context, sure=True))
            self._trail.trace_each(self._linking.processes.input_of(context.module), depth)
        if value.name == ARGUMENTS and keys:
            word = Item(value, keys[0])
            self._trail.trace_each(self._options.values(Term(word, context)), depth)
        if isinstance(holder, FunctionEntry) and self._loaders.is_resource(holder):
            self._trail.trace_given_by(holder, depth)
        if isinstance(holder, ClassEntry) and rest:
            self._objects.member(Object(holder), rest[0], depth)  # ``State.rows``
            self._filled(holder, rest[0], depth)
        if not isinstance(holder, Module) or not rest:
            return
        binding = holder.bindings.get(rest[0])
        if binding is not None:
            below = keys if len(rest) == 1 else (Const(rest[1]),) if type(binding) is Dict else ()
            self._trail.trace(binding, self._resolver.body(holder), depth, below)
            made = holder.call(binding.call) if type(binding) is Result else None
            is_set = made is not None and last_name(made.callee) == _SET_BY_METHOD
            self._filled(holder, rest[0], depth, _SETTING if is_set else _FILLING)
            for function, put in self._project.put_on(holder, rest[0]):
                self._trail.trace(put, self._resolver.anywhere(function), depth)
        if len(rest) > 1 and rest[1] in REQUESTS_HELD:
            self._arrivals.arrive(context)
        elif len(rest) > 1:
            # ``crm.rows`` of an object that the module has: what that keeps under the name.
            held = self._held.setdefault((holder, rest), _attribute_of(rest))
            self._trail.follow(held, self._resolver.body(holder), depth)
            if type(binding) in _HOLDERS:
                self._objects.put_on_name(holder, rest[0], rest[1], depth)

    def _filled(
        self,
        holder: Module | ClassEntry,
        name: str,
        depth: int,
        methods: Collection[str] = _FILLING,
    ) -> None:
        """What functions put into a container of their module or of a class, or of one that they import."""
        project = self._project
        module = holder if isinstance(holder, Module) else holder.module
        near = (module, *importing(project, module))
        for call, context in self._calls_in(near, methods):
            owner = call.callee.name.rpartition(".")[0] if type(call.callee) is Symbol else ""
            if last_part(owner) == name and project.find(context.module, owner) == (
                holder,
                (name,),
            ):
                self._trail.trace_all(call.args, context, depth)

    def _calls_in(
        self, modules: Iterable[Module], names: Collection[str]
    ) -> Iterator[tuple[Call, Context]]:
        for module in modules:
            if not module.is_test:
                yield from self._resolver.calls_in(module, names)


def _attribute_of(names: tuple[str, ...]) -> Attr:
    """The last of some names, of what the ones before it lead to in the module at hand."""
    base: Value = Symbol(f":{names[0]}")
    for name in names[1:-1]:
        base = Attr(base, name)
    return Attr(base, names[-1])
