"""The analysed modules of a project by island: what may matter to each of them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.islands import Chart, Island
from autodebt_lint.linking.names.joining import Joining


class ModulesByIsland:
    """On which island each module stands, and which stand on each; told when first asked."""

    def __init__(self, modules: Mapping[str, Module], joining: Joining) -> None:
        """Take the analysed modules, by path, and what joins them."""
        self._modules = modules
        self._joining = joining

    @cached_property
    def _chart(self) -> Chart:
        return self._joining.chart()

    @cached_property
    def _modules_on(self) -> dict[Island, list[Module]]:
        found: dict[Island, list[Module]] = {}
        for module in self._modules.values():
            found.setdefault(self.island(module), []).append(module)
        return found

    def island(self, module: Module) -> Island:
        """The files that may matter to a module: those that names join it with, through others too."""
        return self._chart.of[module.path]

    @property
    def commons(self) -> Island | None:
        """The files that belong to everybody, where there are some."""
        return self._chart.commons

    def is_common(self, module: Module) -> bool:
        """Whether a module belongs to everybody."""
        return self.commons is not None and self.island(module) is self.commons

    def sees(self, module: Module, path: str) -> bool:
        """Whether names of a module may lead to a file: to one of its island, or of the commons."""
        island = self._chart.of[path]
        return island is self._chart.commons or island is self.island(module)

    def islands(self) -> list[Island]:
        """All islands with an analysed module, in order of their first path."""
        return sorted(self._modules_on, key=lambda island: island.paths[0])

    def on(self, island: Island) -> list[Module]:
        """The analysed modules of an island, in the order of the project."""
        return self._modules_on.get(island, [])

    def around(self, island: Island) -> tuple[Island, ...]:
        """An island with the commons: what can matter there."""
        commons = self.commons
        return (island,) if commons is None or island is commons else (island, commons)

    def seen_on(self, island: Island) -> Iterator[Module]:
        """The analysed modules of an island and of the commons."""
        for it in self.around(island):
            yield from self.on(it)

    def let_go(self, island: Island) -> None:
        """Forget the details of the functions on an island, of which nobody else asks much."""
        for module in self.on(island):
            module.forget()
