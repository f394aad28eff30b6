"""What tells the reads and writes of one kind that no client which somebody makes says: its shape."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call


class Teller(ABC):
    """Tells what calls of one kind read and write, of which no client that somebody makes says so."""

    @abstractmethod
    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:
        """The calls of a module that may be of this kind, by what costs little to see, in order of place."""

    @abstractmethod
    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call reads or writes; None where it is of another kind."""

    def calls(self, module: Module) -> Iterator[RemoteCall]:
        """All such calls of a module, in order of place."""
        for call, context in self.candidates(module):
            remote = self.of(call, context) if call.reachable else None
            if remote is not None:
                yield remote


class Uncalled(Teller):
    """Tells what a library reads and writes for the functions and classes of a script, of which no call says anything."""

    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:  # noqa: ARG002
        """No call is of this kind."""
        return ()

    def of(self, call: Call, context: Context) -> RemoteCall | None:  # noqa: ARG002
        """None of any call."""
        return None

    @abstractmethod
    def calls(self, module: Module) -> Iterator[RemoteCall]:
        """What is read and written for a module."""
