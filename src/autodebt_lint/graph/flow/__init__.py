"""Where data comes from: from a value that is written back to the reads it was made of.

The question is asked backwards and only for what is written, in the context of one entry into the
program, so that a shared client called for two systems keeps them apart.

    trail        the way back of one question; what was found
    results      what calls give
    parameters   what functions are given
    attributes   what is taken out of objects, and `objects` what they hold
    containers   elements and keys
    names        what modules and classes have
    arrivals     what somebody sent
    tasks        what tasks of Airflow leave for each other
    reads        what is read by other means than a call
    fillings     what is put into containers, buffers, books and documents
    ways         in which contexts callers enter a function
"""

from collections.abc import Collection

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.effects.webhooks import Webhooks
from autodebt_lint.graph.flow.arrivals import Arrivals
from autodebt_lint.graph.flow.attributes import Attributes
from autodebt_lint.graph.flow.containers import Containers
from autodebt_lint.graph.flow.fillings import Fillings
from autodebt_lint.graph.flow.names import Names
from autodebt_lint.graph.flow.objects import Objects
from autodebt_lint.graph.flow.parameters import Parameters
from autodebt_lint.graph.flow.reads import Reads
from autodebt_lint.graph.flow.results import Results
from autodebt_lint.graph.flow.tasks import Tasks
from autodebt_lint.graph.flow.trail import MAX_STEPS, Origin, Trail
from autodebt_lint.graph.flow.ways import Ways
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.terms import Context, Placed
from autodebt_lint.model.values import (
    Attr,
    Const,
    Dict,
    Either,
    Filled,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)


class Flow:
    """Traces values of one linked project to the reads they come from."""

    def __init__(self, linking: Linking, live: Collection[FunctionEntry]) -> None:
        """Trace in `linking`; only the functions in `live` reach another system."""
        self.effects = Effects(linking)
        fillings, ways = Fillings(linking.resolver), Ways(linking.resolver)
        webhooks = Webhooks(linking)
        trail = self._trail = Trail(linking.resolver, fillings, live)
        reads = Reads(trail, linking, self.effects, webhooks)
        arrivals = Arrivals(trail, linking, webhooks, self.effects.spiders)
        tasks = Tasks(trail, linking)
        objects = Objects(trail, linking, self.effects, fillings, ways, reads)
        containers = Containers(trail, linking, fillings, reads, objects)
        self._results = Results(
            trail, linking, self.effects, fillings, reads, objects, tasks, arrivals
        )
        trail.followers = {
            Attr: Attributes(
                trail, linking, self.effects, ways, reads, objects, tasks, arrivals
            ).attribute,
            Const: tasks.template,
            Dict: containers.mapping,
            Either: containers.either,
            Filled: containers.filled,
            Item: containers.item,
            Mix: containers.mixed,
            Placed: trail.placed,
            Param: Parameters(trail, linking, self.effects, ways, reads, arrivals).parameter,
            Result: self._results.result,
            Seq: containers.listed,
            Symbol: Names(trail, linking, self.effects, objects, arrivals).symbol,
            Text: containers.text,
        }

    def origins(self, values: list[tuple[Value, Context]], most: int = MAX_STEPS) -> list[Origin]:
        """The reads that any of the values is made of, as far as so many steps lead."""
        self._trail.begin(most)
        self._trail.trace_each(values, 0)
        return self._trail.origins

    def behind_link(self, remote: RemoteCall) -> tuple[System, ...]:
        """The systems that answered with the address that a call goes to: ``requests.put(answer["upload_url"])``."""
        self._trail.begin(MAX_STEPS)
        self._results.behind_link(remote, 0)
        found = {origin.system.id: origin.system for origin in self._trail.origins}
        return tuple(found.values())
