"""Writes of many records at once, of whose answer nobody reads which records were refused."""

import fnmatch
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.naming import chain
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.remote_calls import RemoteCalls
from autodebt_lint.linking.remote.verbs import READ
from autodebt_lint.model.facts import Call, Use
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Attr, Result, Value

MAX_LEVELS = 2
"""Helpers through which an answer is followed upwards."""

#: What one does with an HTTP response without reading it. Of an SDK's answer a test is a look.
_UNREAD = frozenset([Use.STATUS, Use.DROPPED, Use.FAILS, Use.HANDS_ON])
_OF_BODY = frozenset([Use.BODY_CHECKED, Use.BODY_UNCHECKED])
_PARSED = "json"
"""Method of a response that gives its body as values; who only does that has not read them."""


class Unread(NamedTuple):
    """A batch whose answer is not read, at the call that drops it."""

    path: str
    place: Place
    remote: RemoteCall
    scope: str


class Batches:
    """Finds such writes."""

    def __init__(self, remotes: RemoteCalls) -> None:
        """Look at what `remotes` finds."""
        self.remotes = remotes
        self.resolver = remotes.resolver

    def unread(self, remotes: list[RemoteCall]) -> Iterator[Unread]:
        """The batches among remote calls whose answer is dropped, here or by who gets it."""
        for remote in remotes:
            if not remote.call.reachable:
                continue
            told = any(it.batches for it in remote.systems) and self.remotes.is_told(remote)
            alone = self.remotes.alone(remote) if told else remote
            if _is_batch(alone) and remote.operation != READ:
                yield from self._followed(remote, remote.call, remote.function, 0)
            elif told:
                yield from self._told(remote)

    def _told(self, remote: RemoteCall) -> Iterator[Unread]:
        """The same of a call that others tell what to send where: ``call("POST", "products/batch", rows)``."""
        met: set[int] = set()
        for levels in range(1, MAX_LEVELS + 1):
            for inside, way in self.remotes.told(remote, levels):
                calls = {id(call) for _, call in way}
                if inside.operation == READ or not _is_batch(inside) or not met.isdisjoint(calls):
                    continue
                met |= calls
                yield from self._followed(inside, remote.call, remote.function, 0, way)

    def _followed(
        self,
        remote: RemoteCall,
        call: Call,
        function: FunctionEntry,
        level: int,
        way: Sequence[tuple[FunctionEntry, Call]] = (),
    ) -> Iterator[Unread]:
        """The places at which the answer of a call is dropped, there or by who gets it.

        Args:
            remote: the batch.
            call: which gives the answer.
            function: in which that stands.
            level: helpers through which the answer has come.
            way: the calls by which it goes on, where only these send the batch.
        """
        uses = list(_uses(call, function))
        if not uses:
            return  # read in a way that is not followed
        unread = _UNREAD if remote.behaviour is not None else {Use.DROPPED}
        if all(use in unread for use in uses):
            yield Unread(function.module.path, call.place, remote, function.name)
        elif all(use is Use.RETURNED or use in unread for use in uses):
            if way:
                (caller, next_call), *rest = way
                if next_call.reachable:
                    yield from self._followed(remote, next_call, caller, level + 1, rest)
                return
            for context, above in self.resolver.callers(function) if level < MAX_LEVELS else ():
                if context.function is not None and above.reachable:
                    yield from self._followed(remote, above, context.function, level + 1)


def _uses(call: Call, function: FunctionEntry) -> Iterator[Use]:
    """What is done with the answer of a call; of a response that is only parsed, with what that gives."""
    parsed = [
        other
        for other in function.calls_named({_PARSED})
        if type(other.callee) is Attr and other.callee.base == Result(call.number)
    ]
    for use in call.uses:
        if use.use not in _OF_BODY or not parsed:
            yield use.use
    for other in parsed:
        yield from [use.use for use in other.uses] or [Use.STORED]


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
