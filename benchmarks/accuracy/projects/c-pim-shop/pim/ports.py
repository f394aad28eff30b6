from dataclasses import dataclass, field
from typing import Iterable, List, Optional, Protocol


@dataclass(frozen=True)
class Product:
    sku: str
    title: str
    body: str
    family: str
    image: Optional[str] = None
    tags: List[str] = field(default_factory=list, compare=False)


class Catalog(Protocol):
    def changed(self, since: str) -> Iterable[Product]: ...


class Storefront(Protocol):
    def publish(self, p: Product) -> str: ...


class Translator(Protocol):
    def translate(self, text: str, lang: str) -> str: ...


class Journal(Protocol):
    def last(self) -> str: ...

    def record(self, sku: str, remote_id: str) -> None: ...
