import json
from dataclasses import asdict, dataclass


@dataclass
class Consignee:
    name: str
    street1: str
    city: str
    state: str
    zip: str
    country: str
    phone: str = ""


@dataclass
class ShipJob:
    order_id: int
    consignee: Consignee
    ounces: float

    def dumps(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> "ShipJob":
        d = json.loads(text)
        return cls(d["order_id"], Consignee(**d["consignee"]), d["ounces"])
