"""What single modules contribute to the shapes of a whole project, so that it can be put together again.

A walk through history looks again at the few modules that a commit touches, and takes the rest
from the commit before; a run takes from the run before what nothing has touched since. Parts hold no
linked project: they can be kept when that has gone, and written down.
"""

import functools
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple, TypeAlias

import msgspec
from msgspec import Struct

from autodebt_lint.graph.effects.files import file_named
from autodebt_lint.graph.effects.touches import Touch, touches
from autodebt_lint.graph.ends import unlisted
from autodebt_lint.graph.inventory import STARTED, Started, automation_of
from autodebt_lint.graph.links import (
    COMMONS,
    COUPLINGS,
    LINKS,
    LIVE,
    Coupling,
    ModuleLinks,
    combined,
    links_on,
)
from autodebt_lint.graph.shapes import CLIENT_USES, ClientUse, client_uses
from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.remote.datasets import datasets_of
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place

#: Codes of the rules that need nothing of a linked project but what parts hold.
BY_PARTS = frozenset(["ADL401", "ADL402", "ADL403", "ADL404", "ADL406", "ADL407"])
#: And those that need the facts of the reported files besides.
BY_PARTS_AND_FACTS = BY_PARTS | {"ADL501", "ADL502"}

_Names: TypeAlias = tuple[str, ...]


class Part(NamedTuple):
    """What one module contributes."""

    links: ModuleLinks = ModuleLinks()
    clients: tuple[ClientUse, ...] = ()
    calls: tuple[tuple[Place, str, tuple[str, ...], bool], ...] = ()
    """Its remote calls, as far as other modules can see them: place, operation, systems, sureness."""
    started: tuple[Started, ...] = ()
    """The automation that it is, if it is one, with what it touches itself."""
    touches: tuple[Touch, ...] = ()
    """What its calls do with each system, where somebody asked for that."""
    live: tuple[str, ...] = ()
    """Names of its functions that reach a system, where it belongs to everybody."""


def parts_of(linking: Linking, paths: Collection[str], reached: Iterable[str]) -> dict[str, Part]:
    """The parts of some modules, by path, without the automations among them.

    Args:
        linking: a project with everything that these modules call, and everything that calls them.
        paths: of modules in it.
        reached: these and all that they import, through others too.
    """
    linking.silent = frozenset(linking.project.modules.keys() - set(reached))
    for kept in (LINKS, LIVE, COMMONS):
        linking.kept.pop(kept, None)
    found: dict[str, ModuleLinks] = {}
    for island in linking.project.islands():
        if not set(paths).isdisjoint(island.paths):
            found |= links_on(linking, island).by_module(paths)
    parts = {}
    for path in paths:
        module = linking.module(path)
        links = found.get(path, ModuleLinks())
        parts[path] = Part(
            links.told(_alone),
            tuple(client_uses(module)),
            tuple(
                (item.call.place, item.operation, tuple(s.id for s in item.systems), item.sure)
                for item in module.remote_calls
            ),
        )
    return parts


def parts_on(
    linking: Linking,
    island: Island,
    *,
    drawn: bool,
    touched: Mapping[str, tuple[Touch, ...]] = {},
) -> dict[str, Part]:
    """The parts of the modules on an island, by path.

    Args:
        linking: the linked project.
        island: of it.
        drawn: with all that a graph shows, and without what only rules ask.
        touched: what modules do with each system, where somebody looked already.
    """
    on_island = links_on(linking, island)
    found = on_island.by_module()
    live: dict[str, list[str]] = {}
    if island is linking.project.commons:
        for function in on_island.live:
            live.setdefault(function.module.path, []).append(function.name)
    coupled = {item.path for links in found.values() for item in links.couplings}
    naming = _Naming(linking) if drawn else None
    parts = {}
    for path in island.paths:
        if path not in linking.project.modules:
            continue
        module = linking.module(path)
        links = found.get(path, ModuleLinks())
        names = tuple(live.get(path, ()))
        if naming is not None:
            named = links.told(naming.named)
            found_before = touched.get(path)
            parts[path] = Part(
                named,
                touches=tuple(touches(linking, [path])) if found_before is None else found_before,
                live=names,
            )
            continue
        started = automation_of(linking, module, links, coupled=path in coupled)
        parts[path] = Part(
            links.told(_alone),
            tuple(client_uses(module)),
            started=(started,) if started is not None else (),
            live=names,
        )
    return parts


def know_commons(linking: Linking, parts: Mapping[str, Part]) -> None:
    """Tell a linking which functions of the commons reach a system, where parts of all of these are known."""
    island = linking.project.commons
    if island is not None:
        paths = [module.path for module in linking.project.on(island)]
        if all(path in parts for path in paths):
            linking.kept[LIVE] = {path: parts[path].live for path in paths}


def put_together(linking: Linking, parts: Mapping[str, Part]) -> None:
    """Let a linking answer questions about shapes from parts, which stand in order of path."""
    couple(linking, parts)
    linking.kept[CLIENT_USES] = [use for part in parts.values() for use in part.clients]
    linking.kept[STARTED] = [item for part in parts.values() for item in part.started]


def couple(linking: Linking, parts: Mapping[str, Part]) -> None:
    """The same for questions about couplings alone."""
    linking.kept[COUPLINGS] = combined(part.links for part in parts.values())


def _alone(coupling: Coupling) -> Coupling:
    """A coupling that holds no linked project."""
    return coupling._replace(reading=None, writing=None)


class _Naming:
    """Names the datasets of couplings, those of each call once."""

    def __init__(self, linking: Linking) -> None:
        self._linking = linking
        self._known: dict[int, tuple[RemoteCall, _Names]] = {}

    def named(self, coupling: Coupling) -> Coupling:
        """A coupling that holds no linked project, with the names of what it reads and writes."""
        read, written = self._names(coupling.reading), self._names(coupling.writing)
        return coupling._replace(reading=None, writing=None, read=read, written=written)

    def _names(self, remote: RemoteCall | None) -> _Names:
        if remote is None:
            return ()
        known = self._known.get(id(remote))
        if known is None:
            names = datasets_of(remote, self._linking.resolver)
            known = self._known[id(remote)] = (remote, tuple(names))
        return known[1]


class _Coupled(Struct, array_like=True, gc=False):
    """A coupling as it is written down: a system by its id."""

    source: str
    target: str
    path: str
    place: Place
    scope: str
    confidence: Confidence
    related: tuple[Related, ...]
    flow: str
    written_down: Confidence
    read: _Names | None
    written: _Names | None


class _Written(Struct, array_like=True, omit_defaults=True, gc=False):
    """A part as it is written down, without what only history asks for."""

    flows: tuple[_Coupled, ...] = ()
    operators: tuple[_Coupled, ...] = ()
    clients: tuple[tuple[str, str, Place, str], ...] = ()
    started: tuple[Started, ...] = ()
    touches: tuple[Touch, ...] = ()
    live: tuple[str, ...] = ()


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Written).decode


def written(part: Part) -> bytes:
    """A part as bytes."""
    return _encode(
        _Written(
            tuple(map(_coupled, part.links.flows)),
            tuple(map(_coupled, part.links.operators)),
            tuple((use.system.id, use.path, use.place, use.scope) for use in part.clients),
            part.started,
            part.touches,
            part.live,
        )
    )


def read(data: bytes, system_of: Callable[[str], System]) -> Part:
    """A part that was written down.

    Args:
        data: what `written` gave.
        system_of: tells the system of an id, see `systems_by_id`.

    Raises:
        MsgspecError: the bytes are no part.
    """
    kept = _decode(data)

    def coupling(item: _Coupled) -> Coupling:
        return Coupling(
            system_of(item.source),
            system_of(item.target),
            item.path,
            item.place,
            item.scope,
            item.confidence,
            item.related,
            item.flow,
            item.written_down,
            read=item.read,
            written=item.written,
        )

    return Part(
        ModuleLinks(tuple(map(coupling, kept.flows)), tuple(map(coupling, kept.operators))),
        tuple(
            ClientUse(system_of(id), path, place, scope) for id, path, place, scope in kept.clients
        ),
        started=kept.started,
        touches=kept.touches,
        live=kept.live,
    )


def systems_by_id(knowledge: Knowledge) -> Callable[[str], System]:
    """Tell the system of an id as it stands in couplings: a known one, a file, or one that no ruleset knows."""

    @functools.cache
    def find(id: str) -> System:
        return knowledge.system(id) or file_named(id) or unlisted(id)

    return find


def _coupled(item: Coupling) -> _Coupled:
    return _Coupled(
        item.source.id,
        item.target.id,
        item.path,
        item.place,
        item.scope,
        item.confidence,
        item.related,
        item.flow,
        item.written_down,
        item.read,
        item.written,
    )
