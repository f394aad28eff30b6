from typing import NamedTuple, NotRequired, TypedDict


class Deal(TypedDict):
    id: int
    title: str
    value: float
    currency: str
    org_id: dict
    won_time: str
    erp: NotRequired[str | None]


class Line(NamedTuple):
    article: str
    qty: float
    price: float
