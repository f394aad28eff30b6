import abc
from typing import ClassVar, Iterable, NamedTuple, Sequence


class Table(NamedTuple):
    name: str
    columns: Sequence[str]


class Export(abc.ABC):
    """Template: fetch -> shape -> store -> after.  Subclasses bring the pieces."""

    table: ClassVar[Table]
    registry: ClassVar[dict] = {}

    def __init_subclass__(cls, slug=None, **kw):
        super().__init_subclass__(**kw)
        if slug:
            Export.registry[slug] = cls

    def run(self) -> int:
        rows = [tuple(self.shape(item)) for item in self.fetch()]
        if rows:
            self.store(rows)
        self.after(rows)
        return len(rows)

    @abc.abstractmethod
    def fetch(self) -> Iterable: ...

    @abc.abstractmethod
    def shape(self, item) -> Iterable: ...

    @abc.abstractmethod
    def store(self, rows: list) -> None: ...

    def after(self, rows: list) -> None:
        """Hook, nothing by default."""
