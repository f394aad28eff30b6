from __future__ import annotations

import typing as t
from dataclasses import dataclass

if t.TYPE_CHECKING:
    from .visitors import Visitor


class Node:
    def accept(self, visitor: "Visitor") -> None:
        method = getattr(visitor, f"visit_{type(self).__name__.lower()}", visitor.generic_visit)
        method(self)


@dataclass
class Article(Node):
    uid: str
    slug: str
    title: str
    teaser: str


@dataclass
class Product(Node):
    uid: str
    slug: str
    name: str
    price: float
    description: str
