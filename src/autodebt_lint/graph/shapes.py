"""Shapes that couplings make together, and that cost more than each of them by itself.

What is only suspected makes no shape: couplings count from medium confidence on.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from autodebt_lint.graph.ends import STORES, ends_of
from autodebt_lint.graph.links import Coupling, couplings, point_to_point
from autodebt_lint.knowledge import System
from autodebt_lint.linking.module import LinkedModule, Linking
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place

#: Systems that data passes through or that only help: nobody draws them.
BETWEEN = frozenset(["auxiliary", "processor"])
#: Where a team keeps what it has gathered: to write there and to read from there is no loop.
_KEEPING = STORES | {"queue"}
_FRAMEWORKS = ("airflow.", "dagster_", "prefect_")
CLIENT_USES = "client uses"
"""Under this name a linking keeps uses of clients that were put together from parts."""


class Opposed(NamedTuple):
    """Two couplings that carry data between the same systems in both directions."""

    there: Coupling
    back: Coupling


class Repeated(NamedTuple):
    """The same ordered pair of systems, coupled in several scripts that share no code for it."""

    first: Coupling
    others: tuple[Coupling, ...]


class ClientUse(NamedTuple):
    """The first call in a module to a system by a client that the module builds itself."""

    system: System
    path: str
    place: Place
    scope: str


class Scattered(NamedTuple):
    """A system for which several modules build a client of their own."""

    system: System
    calls: tuple[ClientUse, ...]
    """The first call of each module, in order of path."""


class Overloaded(NamedTuple):
    """A script that joins more systems than the limit."""

    path: str
    systems: tuple[System, ...]
    related: tuple[Related, ...]


def two_way(linking: Linking) -> Iterator[Opposed]:
    """Yield each pair of systems that is coupled both ways without a hub, in order of place.

    A team's own store is no such system: what is kept there of the others is the hub.
    """
    first: dict[tuple[str, str], Coupling] = {}
    for coupling in sorted(point_to_point(linking), key=_surest_first):
        stores = {coupling.source.category, coupling.target.category} & _KEEPING
        if coupling.confidence >= Confidence.MEDIUM and not stores:
            first.setdefault((coupling.source.id, coupling.target.id), coupling)
    for (source, target), there in first.items():
        back = first.get((target, source))
        if back is not None and source < target:
            yield Opposed(there, back)


def duplicate_links(linking: Linking) -> Iterator[Repeated]:
    """Yield each ordered pair of systems that several scripts link by code of their own."""
    found: dict[tuple[str, str], list[Coupling]] = {}
    for coupling in point_to_point(linking):
        if coupling.flow == "value" and coupling.confidence >= Confidence.MEDIUM:
            found.setdefault((coupling.source.id, coupling.target.id), []).append(coupling)
    for items in found.values():
        apart: list[Coupling] = []
        seen: set[tuple[object, ...]] = set()
        for item in items:
            code = _code(item)
            if seen.isdisjoint(code):
                apart.append(item)
                seen.update(code)
        if len(apart) > 1:
            yield Repeated(apart[0], tuple(apart[1:]))


_WITHOUT_CLIENTS = "n8n"
"""Language whose programs make no clients of their own."""


def scattered_clients(linking: Linking) -> Iterator[Scattered]:
    """Yield the systems for which at least as many modules as the limit build their own client."""
    uses: Iterable[ClientUse] | None = linking.kept.get(CLIENT_USES)
    if uses is None:
        uses = (use for module in linking.modules() for use in client_uses(module))
    found: dict[str, list[ClientUse]] = {}
    for use in uses:
        found.setdefault(use.system.id, []).append(use)
    for calls in found.values():
        if len(calls) >= linking.settings.scattered_client_limit:
            yield Scattered(calls[0].system, tuple(calls))


def client_uses(module: LinkedModule) -> Iterator[ClientUse]:
    """Yield the systems for which a module builds a client of its own, each with its first call."""
    met: set[str] = set()
    # Nodes of n8n have nothing to share.
    apart = module.is_test or module.facts.language == _WITHOUT_CLIENTS
    for remote in () if apart else module.remote_calls:
        ends = ends_of(remote, module.knowledge)
        if remote.sure and remote.call.reachable and len(ends) == 1:
            system = ends[0]
            if system.id not in met and system.role not in BETWEEN and _builds_client(remote):
                met.add(system.id)
                yield ClientUse(system, module.path, remote.call.place, remote.function.name)


def overloaded_scripts(linking: Linking) -> Iterator[Overloaded]:
    """Yield the scripts that join at least as many systems as the limit."""
    ends: dict[str, dict[str, tuple[System, Related]]] = {}
    for coupling in couplings(linking):
        if coupling.confidence >= Confidence.MEDIUM:
            joined = ends.setdefault(coupling.path, {})
            joined.setdefault(coupling.source.id, (coupling.source, coupling.related[0]))
            joined.setdefault(coupling.target.id, (coupling.target, coupling.related[-1]))
    for path, joined in ends.items():
        if len(joined) >= linking.settings.systems_per_script_limit:
            systems = [system for system, _ in joined.values()]
            yield Overloaded(path, tuple(systems), tuple(related for _, related in joined.values()))


def foreign_databases(module: LinkedModule) -> Iterator[tuple[System, RemoteCall, str]]:
    """Yield the systems into whose own databases a module reaches, each with the first call and the evidence."""
    met: set[str] = set()
    for remote in () if module.is_test else module.remote_calls:
        if not remote.is_to_database or not remote.call.reachable:
            continue
        for system, evidence in module.databases_of(remote):
            if system.id not in met:
                met.add(system.id)
                yield system, remote, evidence


def _surest_first(coupling: Coupling) -> tuple[int, str, object]:
    return -coupling.confidence, coupling.path, coupling.place


def _code(coupling: Coupling) -> list[tuple[object, ...]]:
    """The code of a coupling: its script, and the calls by which it reads and writes."""
    calls = enumerate(coupling.related)
    return [(coupling.path,), *((end, call.path, call.place) for end, call in calls)]


def _builds_client(remote: RemoteCall) -> bool:
    """Whether the module of a call made the client that it calls, or calls without any.

    The hook of a framework is none: address and sign-in stand in one connection for all.
    """
    client = remote.client
    if remote.made_in is not None:
        return remote.made_in is remote.module and not _is_hooked(remote)
    if client is None:
        return True
    return client.call is not None and client.context.module is remote.module


def _is_hooked(remote: RemoteCall) -> bool:
    """Whether the module knows a call's system by the hooks of a framework alone."""
    names = [item.dotted for item in remote.module.facts.imports]
    return any(name.startswith(_FRAMEWORKS) for name in names) and not any(
        name.startswith(remote.systems[0].imports) and not name.startswith(_FRAMEWORKS)
        for name in names
    )
