import httpx
from fastapi import Depends

from app.config import Settings, get_settings
from app.schemas import Address, Label

WAREHOUSE = {"name": "Returns Dock 4", "street1": "2200 Harbor Blvd", "city": "Oakland", "state": "CA", "zip": "94607", "country": "US"}
PARCEL = {"length": "12", "width": "9", "height": "4", "distance_unit": "in", "weight": "2", "mass_unit": "lb"}


class LabelService:
    def __init__(self, settings: Settings = Depends(get_settings)):
        self.http = httpx.AsyncClient(
            base_url="https://api.goshippo.com",
            headers={"Authorization": f"ShippoToken {settings.shippo_token}"},
        )

    async def buy(self, sender: Address) -> Label:
        shipment = (await self.http.post("/shipments/", json={
            "address_from": sender.model_dump(),
            "address_to": WAREHOUSE,
            "parcels": [PARCEL],
            "async": False,
        })).raise_for_status().json()
        rate = min(shipment["rates"], key=lambda r: float(r["amount"]))
        tx = (await self.http.post("/transactions/", json={
            "rate": rate["object_id"], "label_file_type": "PDF", "async": False,
        })).raise_for_status().json()
        return Label(url=tx["label_url"], tracking=tx["tracking_number"], rate_id=rate["object_id"])
