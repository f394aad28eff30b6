from __future__ import annotations

from decimal import Decimal
from functools import singledispatch

import attrs
import cattrs


@attrs.define
class Image:
    code: str
    url: str


@attrs.define
class Product:
    sku: str
    name: str
    family: str | None
    price: Decimal | None = None
    image: Image | None = None
    categories: list[str] = attrs.field(factory=list)


converter = cattrs.Converter()
converter.register_unstructure_hook(Decimal, float)


@singledispatch
def cell(value) -> str:
    return str(value)


@cell.register
def _(value: None) -> str:
    return ""


@cell.register
def _(value: Decimal) -> str:
    return f"{value:.2f}"


@cell.register
def _(value: Image) -> str:
    return value.url
