from datetime import date
from typing import Callable, Iterable

from pydantic import BaseModel

CONNECTORS: dict[str, "Connector"] = {}


class SpendRow(BaseModel):
    day: date
    channel: str
    campaign_id: str
    campaign: str
    impressions: int = 0
    clicks: int = 0
    cost: float = 0.0


Connector = Callable[[date], Iterable[SpendRow]]


def connector(name: str):
    def wrap(fn: Connector) -> Connector:
        CONNECTORS[name] = fn
        return fn

    return wrap
