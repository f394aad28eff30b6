"""Parameters: what callers, frameworks and pipelines give to a function."""

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.flow.arrivals import Arrivals
from autodebt_lint.graph.flow.reads import Reads
from autodebt_lint.graph.flow.trail import MAX_NEAR, Keys, Origin, Trail, importing
from autodebt_lint.graph.flow.ways import MAX_CALLERS, Ways
from autodebt_lint.languages.python.annotations import DEPENDING
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.resolving.arguments import argument_of
from autodebt_lint.linking.resolving.parameters import default_of
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Dict, Param, Result, Value


class Parameters:
    """Traces parameters."""

    def __init__(
        self,
        trail: Trail,
        linking: Linking,
        effects: Effects,
        ways: Ways,
        reads: Reads,
        arrivals: Arrivals,
    ) -> None:
        """Take what nobody gives for one of the `arrivals`."""
        self._trail = trail
        self._linking = linking
        self._resolver = linking.resolver
        self._inside = effects.inside
        self._options = effects.options
        self._assets = effects.assets
        self._spiders = effects.spiders
        self._ways = ways
        self._reads = reads
        self._arrivals = arrivals

    def parameter(self, value: Param, context: Context, depth: int, keys: Keys) -> None:
        """What the callers in whose context it is looked at give to it, or whoever else does."""
        holder = self._resolver.holding(value, context)
        if holder is None or holder.function is None:
            return
        function = holder.function
        if value.name == function.self_name:
            if function.owner is not None and self._inside.is_record(function.owner):
                self._reads.record(Object(function.owner), value.name)
            callee = holder.call.callee if holder.call is not None else None
            if type(callee) is Attr and holder.caller is not None:
                self._trail.trace(callee.base, holder.caller, depth)  # ``replace(self, plan=plan)``
            return
        if self._arrivals.delivered(function, value.name, holder):
            return
        if self._reads.given_row(function, value.name, holder):
            return
        injected = self._resolver.injected(function).given.get(value.name)
        if injected is not None:
            self._trail.trace_each(injected, depth, keys)
            return
        if (
            holder.call is not None
            and holder.caller is not None
            and _may_give(function, value.name, holder.call)
        ):
            self._given(function, value.name, holder.call, holder.caller, depth, keys)
            return
        callers = list(self._ways.from_callers(function, holder)) if holder.call is None else []
        for way, call in callers:
            self._given(function, value.name, call, way, depth, keys)
        # Who calls it at once and who hands it on to be called later may both give something.
        delivered = self._linking.jobs.deliveries(function)[:MAX_CALLERS]
        for caller, call in delivered:
            self._given(function, value.name, call, caller, depth)
        if not delivered and not any(_may_give(function, value.name, call) for _, call in callers):
            # ``consume(queue, partial(on_message, "new"))`` leaves the rest to who calls it in the end.
            self._unasked(function, value, holder, depth)
        elif all(way.function is not None and not way.function.name for way, _ in callers):
            self._arrivals.arrive(holder)  # its own script only tries it out

    def _unasked(self, function: FunctionEntry, value: Param, context: Context, depth: int) -> None:
        """What a function gets that nothing in the project calls: from whoever hands it over, or sends it."""
        default = default_of(self._resolver, function, value.name)
        depended = self._depended(*default) if default is not None else []
        if default is not None and not depended:
            self._trail.trace(*default, depth)
        for asked in depended:
            inside = self._resolver.anywhere(asked)
            self._arrivals.depends(asked, context)
            self._trail.trace_all(asked.details.yields or asked.details.returns, inside, depth)
        stored = list(self._assets.stored_by(function, value.name))
        stored += self._spiders.found(function, value.name)
        for asset in stored:
            self._trail.trace_given_by(asset, depth)
        told = list(self._options.values(Term(value, context)))
        self._trail.trace_each(told, depth)
        if depended or stored or told:
            return
        if not self._asset(function, value.name, depth):
            self._arrivals.arrive(context)

    def _depended(self, default: Value, context: Context) -> list[FunctionEntry]:
        """The functions of which a framework gets what a parameter is to be: ``row = Depends(load)``."""
        held = self._resolver.holder(default.call, context) if type(default) is Result else None
        if held is None or last_name(held[0].callee) not in DEPENDING or not held[0].args:
            return []
        terms = self._resolver.resolve(held[0].args[0], held[1])
        return [term.function for term in terms if term.function is not None]

    def _given(
        self,
        function: FunctionEntry,
        name: str,
        call: Call,
        caller: Context,
        depth: int,
        keys: Keys = (),
    ) -> None:
        """What a call gives to a parameter: by place, by name, or among what it spreads."""
        given = argument_of(function, name, call)
        if given is not None:
            self._trail.trace(given, caller, depth, keys)
            return
        default = default_of(self._resolver, function, name) if not call.spreads else None
        if default is not None:
            self._trail.trace(*default, depth, keys)
        if call.star:
            self._trail.trace_all(call.args, caller, depth)
        for keyword, value in call.keywords:
            if not keyword and type(value) is not Dict:
                self._trail.trace(value, caller, depth, (Const(name),))

    def _asset(self, function: FunctionEntry, name: str, depth: int) -> bool:
        """What a pipeline hands over because a parameter is called as the asset that makes it is."""
        if not self._linking.jobs.is_asset(function):
            return False
        module = function.module
        project = self._linking.project
        imported = sorted(project.imports(module), key=lambda other: other.path)
        near = (module, *imported, *importing(project, module))
        asset = self._assets.behind(function, name)
        found = False
        for other in near[:MAX_NEAR]:
            maker = self._assets.made(other, asset)
            if maker is not None:
                # What is stored on the way is loaded from there.
                loaded = self._assets.loaded(maker)
                if loaded is not None:
                    self._trail.add(Origin(loaded.systems[0], loaded, loaded.context, sure=True))
                else:
                    self._trail.trace_given_by(self._assets.loading(maker) or maker, depth)
                found = True
        return found


def _may_give(function: FunctionEntry, name: str, call: Call) -> bool:
    """Whether a call may give something to a parameter, among what it spreads too."""
    return call.spreads or argument_of(function, name, call) is not None
