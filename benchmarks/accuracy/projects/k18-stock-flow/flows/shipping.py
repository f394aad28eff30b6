from dataclasses import asdict, dataclass

import httpx
from prefect import task
from prefect.blocks.system import Secret
from pyairtable import Api

from flows.http import paged


@dataclass(slots=True)
class ShipmentRow:
    Order: str
    Carrier: str
    Tracking: str
    Cost: float
    Shipped: str


@task(retries=3, retry_delay_seconds=60)
async def shipments(day: str) -> list[ShipmentRow]:
    user, pw = (await Secret.load("shipstation")).get().split(":")
    async with httpx.AsyncClient(base_url="https://ssapi.shipstation.com", auth=(user, pw)) as client:
        return [
            ShipmentRow(s["orderNumber"], s["carrierCode"], s["trackingNumber"], s["shipmentCost"], s["shipDate"])
            async for s in paged(client, "/shipments", key="shipments", shipDateStart=day)
            if not s["voided"]
        ]


@task
async def to_airtable(rows: list[ShipmentRow]) -> int:
    table = Api((await Secret.load("airtable")).get()).table("appW3hQ8d0Lk2Zx1P", "Shipments")
    table.batch_upsert([{"fields": asdict(r)} for r in rows], key_fields=["Tracking"])
    return len(rows)
