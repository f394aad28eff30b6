"""Writes of many records at once, of whose answer nobody reads which records were refused."""

import fnmatch
from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.naming import chain
from autodebt_lint.linking.remote_call import RemoteCall
from autodebt_lint.linking.resolver import Resolver
from autodebt_lint.linking.verbs import READ
from autodebt_lint.model.facts import Call, Use
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Value

MAX_LEVELS = 2
"""Helpers through which an answer is followed upwards."""

#: What one does with an HTTP response without reading it. Of an SDK's answer a test is a look.
_UNREAD = frozenset([Use.STATUS, Use.DROPPED])


class Unread(NamedTuple):
    """A batch whose answer is not read, at the call that drops it."""

    path: str
    place: Place
    remote: RemoteCall
    scope: str


class Batches:
    """Finds such writes."""

    def __init__(self, resolver: Resolver) -> None:
        """Look at what `resolver` resolves."""
        self.resolver = resolver

    def unread(self, remotes: list[RemoteCall]) -> Iterator[Unread]:
        """The batches among remote calls whose answer is dropped, here or by who gets it."""
        for remote in remotes:
            if remote.call.reachable and remote.operation != READ and _is_batch(remote):
                yield from self._followed(remote, remote.call, remote.function, 0)

    def _followed(
        self, remote: RemoteCall, call: Call, function: FunctionEntry, level: int
    ) -> Iterator[Unread]:
        if not call.uses:
            return  # read in a way that is not followed
        unread = _UNREAD if remote.behaviour is not None else {Use.DROPPED}
        if all(use.use in unread for use in call.uses):
            yield Unread(function.module.path, call.place, remote, function.name)
        elif level < MAX_LEVELS and all(
            use.use is Use.RETURNED or use.use in unread for use in call.uses
        ):
            for context, caller in self.resolver.callers(function):
                if context.function is not None and caller.reachable:
                    yield from self._followed(remote, caller, context.function, level + 1)


def _is_batch(remote: RemoteCall) -> bool:
    """Whether a call is a batch, by its address or by the method of an SDK."""
    for system in remote.systems if remote.sure else ():
        if remote.behaviour is None:
            if _is_batch_method(system, remote.call.callee):
                return True
        elif any(address.is_at(system.batches) for address in remote.addresses):
            return True
    return False


def _is_batch_method(system: System, callee: Value) -> bool:
    path = ".".join(chain(callee)[1])
    return any(
        fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(path, f"*.{pattern}")
        for pattern in system.batch_methods
    )
