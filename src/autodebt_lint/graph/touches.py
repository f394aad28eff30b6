"""What each call of a module does with which system: the plain material of the graph."""

from collections.abc import Iterable
from typing import NamedTuple

from autodebt_lint.graph.ends import ends_of
from autodebt_lint.linking.datasets import datasets_of
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.verbs import BOTH, READ, WRITE
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


def touches(linking: Linking, paths: Iterable[str]) -> list[Touch]:
    """What some modules do with each system, call by call; plain data that can be sent."""
    found = []
    for path in paths:
        module = linking.module(path)
        for remote in () if module.is_test else module.remote_calls:
            ends = ends_of(remote, linking.knowledge)
            names = datasets_of(remote, linking.resolver) if ends else ()
            for id in [system.id for system in ends] or [""]:
                place = remote.call.place
                found.append(Touch(path, place, id, remote.operation, names, remote.sure))
    return found
