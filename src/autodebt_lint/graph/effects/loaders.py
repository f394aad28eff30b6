"""What dlt loads: a pipeline writes what it is given to run into the destination that it names.

``dlt.pipeline("deals", destination="bigquery").run(deals())`` makes no client that anybody sees, and
nor does what it reads by a configuration alone: ``rest_api_source({"client": {"base_url": url}})``.
To the rules on remote calls they are none.
"""

from collections.abc import Iterable, Iterator

from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_name, last_part, stands_on
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.systems import systems_of
from autodebt_lint.linking.remote.verbs import READ, WRITE
from autodebt_lint.linking.resolving.addresses import addresses
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Dict, Result, Symbol, Value

_LIBRARY = "dlt."
_PIPELINES = frozenset(["dlt.pipeline", "dlt.run"])
"""What is told a destination; the second runs at once."""
_RUNNING = frozenset(["run", "extract"])
"""Methods of a pipeline that are given what it loads."""
_TRACE = "last_trace"
"""Attribute of a pipeline that tells what the last run took, table by table."""
_ASSETS = frozenset(["dagster_dlt.dlt_assets", "dagster_embedded_elt.dlt.dlt_assets"])
"""Decorators of Dagster that are given a pipeline, and what it loads."""
_DESTINATION, _PIPELINE = "destination", "dlt_pipeline"
_CONFIGURED = frozenset(["rest_api_source", "rest_api_resources"])
"""What reads all that a configuration tells."""
_CLIENT, _BASE = "client", "base_url"
"""Keys of that under which the other side stands."""
_ADDRESSED = {"filesystem": "bucket_url", "sql_database": "credentials", "sql_table": "credentials"}
"""What reads from an address, with the argument that is one."""
NAMES = _RUNNING | _CONFIGURED | _ADDRESSED.keys() | {last_part(name) for name in _ASSETS}
"""Last names of all calls that may read or write."""
_GIVING = frozenset(["resource", "transformer", "source"])
"""Decorators of functions whose rows a pipeline goes through, called or not."""


class Loaders(Teller):
    """Tells what pipelines of dlt write, and what they read without a client."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._resolver = linking.resolver
        self._knowledge = linking.knowledge
        self._jobs = linking.jobs

    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:
        """The calls of a module that may be one, by their names alone."""
        return self._resolver.calls_in(module, NAMES)

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call loads, or reads for a pipeline; None where it does something else."""
        name = last_name(call.callee)
        if name not in NAMES:
            return None
        named = call.callee.name if type(call.callee) is Symbol else ""
        given = dict(call.keywords)
        if named in _PIPELINES:
            return self._load(call, context, given.get(_DESTINATION))
        if named in _ASSETS:
            return self._load_by(call, context, given.get(_PIPELINE))
        if named.startswith(_LIBRARY) and (name in _CONFIGURED or name in _ADDRESSED):
            return self._read(call, context, name)
        if name in _RUNNING:
            # ``pipeline.run`` of what the module, or the function, made
            base = Symbol(named.rpartition(".")[0]) if named else getattr(call.callee, "base", None)
            return self._load_by(call, context, base)
        return None

    def _load_by(self, call: Call, context: Context, pipeline: Value | None) -> RemoteCall | None:
        """The load of a call by the pipeline that a value is."""
        for form, inside in self._resolver.resolve(pipeline, context) if pipeline else ():
            held = self._resolver.holder(form.call, inside) if type(form) is Result else None
            made = held[0].callee if held is not None else None
            if held is not None and type(made) is Symbol and made.name in _PIPELINES:
                return self._load(call, context, dict(held[0].keywords).get(_DESTINATION), held[1])
        return None

    def _load(
        self, call: Call, context: Context, told: Value | None, where: Context | None = None
    ) -> RemoteCall | None:
        """The write of a call into a destination, which is told in some context."""
        terms = self._resolver.resolve(told, where or context) if told is not None else ()
        systems: dict[str, System] = {}
        for form, inside in terms:
            held = self._resolver.holder(form.call, inside) if type(form) is Result else None
            value = held[0].callee if held is not None else form
            named = value.value if type(value) is Const else getattr(value, "name", "")
            system = self._knowledge.system_for_module_name(last_part(str(named)))
            if system is None and held is not None:
                system = self._addressed(last_part(str(named)), *held)
            if system is not None:
                systems[system.id] = system
        if not systems:
            return None
        found = tuple(systems.values())
        sure = len(found) == 1
        return RemoteCall(call, context, "dlt run", None, WRITE, (), found, None, sure=sure)

    def _addressed(self, name: str, made: Call, context: Context) -> System | None:
        """The store at the address of a destination: ``dlt.destinations.filesystem("s3://lake/events")``."""
        argument = _ADDRESSED.get(name)
        given = next((value for key, value in made.keywords if key == argument), None)
        given = made.args[0] if given is None and made.args else given
        if argument is None or given is None:
            return None
        schemes = [it.scheme for it in addresses(self._resolver, given, context)]
        return next(filter(None, map(self._knowledge.system_for_scheme, schemes)), None)

    def _read(self, call: Call, context: Context, name: str) -> RemoteCall | None:
        """The read of a call that is told where by its configuration or address."""
        argument = _ADDRESSED.get(name, "config")
        given = next((value for key, value in call.keywords if key == argument), None)
        if given is None and call.args:
            given = call.args[0]
        told = [(given, context)] if given is not None else []
        for key in (_CLIENT, _BASE) if name in _CONFIGURED else ():
            told = [
                (item, inside)
                for value, where in told
                for form, inside in self._resolver.resolve(value, where)
                for known, item in (form.items if type(form) is Dict else ())
                if type(known) is Const and known.value == key
            ]
        found = tuple(it for value, where in told for it in addresses(self._resolver, value, where))
        remote = RemoteCall(call, context, f"dlt {name}", None, READ, found, (), None)
        systems, sure = systems_of(remote, found, self._knowledge) if found else ((), False)
        return remote._replace(systems=systems, sure=sure) if systems else None

    def run_by(self, attribute: str, made: Call, context: Context) -> Iterator[Value]:
        """What a pipeline was given that tells of its run: ``pipeline.last_trace.last_normalize_info.row_counts``."""
        named = made.callee.name if type(made.callee) is Symbol else ""
        if attribute == _TRACE and named in _PIPELINES and context.function is not None:
            for call in context.function.calls_named(_RUNNING):
                if stands_on(call.callee) == Result(made.number):
                    yield from call.args

    def resources(self, call: Call, context: Context) -> list[FunctionEntry]:
        """The functions that a call is given whose rows it goes through: ``dlt.resource(fetch, name="deals")``."""
        named = call.callee.name if type(call.callee) is Symbol else ""
        if not named.startswith(_LIBRARY) or last_part(named) not in _GIVING:
            return []
        terms = [it for value in call.args[:1] for it in self._resolver.resolve(value, context)]
        return [term.function for term in terms if term.function is not None]

    def is_resource(self, function: FunctionEntry) -> bool:
        """Whether a pipeline goes through the rows of a function that it is given: ``@dlt.resource``."""
        return bool(function.facts.decorators) and any(
            type(made) is Symbol
            and made.name.startswith(_LIBRARY)
            and last_part(made.name) in _GIVING
            for made, _ in self._jobs.decorators(function)
        )
