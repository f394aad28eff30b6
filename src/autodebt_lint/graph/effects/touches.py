"""What each call of a module does with which system: the plain material of the graph."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.effects.logins import Logins
from autodebt_lint.graph.effects.operators import operator_calls
from autodebt_lint.graph.effects.webhooks import Webhooks
from autodebt_lint.graph.ends import all_ends_of
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.remote.datasets import datasets_of
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import BOTH, READ, SIGN_IN, WRITE
from autodebt_lint.model.place import Place


class Touch(NamedTuple):
    """What one call does with one system; the system is "" where it could not be told."""

    path: str
    place: Place
    system: str
    operation: str
    datasets: tuple[str, ...]
    sure: bool

    @property
    def reads(self) -> bool:
        """Whether it gets data; of a call to nobody knows whom that is all there is to count."""
        return self.operation in (READ, BOTH)

    @property
    def writes(self) -> bool:
        """Whether it gives data."""
        return self.operation in (WRITE, BOTH)


def touch_of(remote: RemoteCall, system: System | None, datasets: tuple[str, ...]) -> Touch:
    """What a call does with one of the systems that it reaches; with none where nobody can tell."""
    # Who gets a token has got no data; a directory of people gives some.
    of_tokens = system is not None and system.category == "identity" and not system.gives_data
    operation = SIGN_IN if of_tokens else remote.operation
    return Touch(
        remote.module.path,
        remote.call.place,
        system.id if system is not None else "",
        operation,
        datasets,
        remote.sure,
    )


def arrivals(linking: Linking, module: Module) -> Iterator[RemoteCall]:
    """The reads that handlers in a module are: what they are called with comes from another system."""
    if not linking.likely.leads(module):
        return
    webhooks = Webhooks(linking)
    for function in module.functions.values():
        if function.name and webhooks.may_be_sent_to(function):
            read = webhooks.read(function, linking.resolver.anywhere(function))
            if read is not None:
                yield read


def touches(linking: Linking, paths: Iterable[str]) -> list[Touch]:
    """What some modules do with each system, call by call; plain data that can be sent."""
    found = []
    effects, logins = Effects(linking), Logins(linking)
    for path in paths:
        module = linking.module(path)
        if module.is_test:
            continue
        entry = linking.project.modules[path]
        around = (*effects.unseen_in(entry), *arrivals(linking, entry))
        for remote in (*module.remote_calls, *operator_calls(linking, module), *around):
            ends = all_ends_of(remote, linking.knowledge)
            if not ends and remote.operation == READ and remote.behaviour is not None:
                signed_in = logins.behind(remote)
                ends = (signed_in,) if signed_in is not None and signed_in.gives_data else ()
            names = datasets_of(remote, linking.resolver) if ends else ()
            found += [touch_of(remote, system, names) for system in ends or (None,)]
    return found
