from dataclasses import asdict, dataclass


@dataclass
class StockLevel:
    sku: str
    quantity: int

    def to_json(self):
        return asdict(self)


@dataclass
class Shipment:
    order_id: int
    tracking: str
    carrier: str = ""
