"""What single modules contribute to the shapes of a whole project, so that it can be put together again.

A walk through history looks again at the few modules that a commit touches, and takes the rest
from the commit before. Parts hold no linked project: they can be kept when that has gone.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from autodebt_lint.graph.links import COUPLINGS, Coupling, ModuleLinks, combined, links_of
from autodebt_lint.graph.shapes import CLIENT_USES, ClientUse, client_uses
from autodebt_lint.linking.module import Linking
from autodebt_lint.model.place import Place

#: Codes of the rules that need nothing of a linked project but what parts hold.
BY_PARTS = frozenset(["ADL401", "ADL402", "ADL403", "ADL404", "ADL406", "ADL407"])


class Part(NamedTuple):
    """What one module contributes."""

    links: ModuleLinks = ModuleLinks()
    clients: tuple[ClientUse, ...] = ()
    calls: tuple[tuple[Place, str, tuple[str, ...], bool], ...] = ()
    """Its remote calls, as far as other modules can see them: place, operation, systems, sureness."""


def parts_of(linking: Linking, paths: Collection[str], reached: Iterable[str]) -> dict[str, Part]:
    """The parts of some modules, by path.

    Args:
        linking: a project with everything that these modules call, and everything that calls them.
        paths: of modules in it.
        reached: these and all that they import, through others too.
    """
    linking.talking = set(reached)
    linking.kept.pop("links", None)
    found = links_of(linking).by_module(paths)
    parts = {}
    for path in paths:
        module = linking.module(path)
        links = found.get(path, ModuleLinks())
        parts[path] = Part(
            ModuleLinks(*(tuple(map(_alone, group)) for group in links)),
            tuple(client_uses(module)),
            tuple(
                (item.call.place, item.operation, tuple(s.id for s in item.systems), item.sure)
                for item in module.remote_calls
            ),
        )
    return parts


def put_together(linking: Linking, parts: Mapping[str, Part]) -> None:
    """Let a linking answer questions about shapes from parts, which stand in order of path."""
    linking.kept[COUPLINGS] = combined(part.links for part in parts.values())
    linking.kept[CLIENT_USES] = [use for part in parts.values() for use in part.clients]


def _alone(coupling: Coupling) -> Coupling:
    """A coupling that holds no linked project."""
    return coupling._replace(reading=None, writing=None)
