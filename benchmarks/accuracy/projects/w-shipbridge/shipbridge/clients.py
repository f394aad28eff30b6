import httpx
from twilio.rest import Client as Twilio

from .models import Order, Shipment


class WooClient:
    def __init__(self, base, key, secret):
        self._http = httpx.AsyncClient(base_url=f"{base}/wp-json/wc/v3", auth=(key, secret), timeout=30)

    async def order(self, order_id) -> Order:
        r = await self._http.get(f"/orders/{order_id}")
        r.raise_for_status()
        return Order.model_validate(r.json())

    async def complete(self, order_id):
        r = await self._http.put(f"/orders/{order_id}", json={"status": "completed"})
        r.raise_for_status()

    async def add_note(self, order_id, text):
        await self._http.post(f"/orders/{order_id}/notes", json={"note": text, "customer_note": True})


class ShipStationClient:
    def __init__(self, key, secret):
        self._http = httpx.AsyncClient(base_url="https://ssapi.shipstation.com", auth=(key, secret), timeout=30)

    async def put_order(self, body: dict):
        r = await self._http.post("/orders/createorder", json=body)
        r.raise_for_status()

    async def shipments(self, resource_url):
        r = await self._http.get(resource_url)
        r.raise_for_status()
        return [Shipment.model_validate(s) for s in r.json()["shipments"]]


class TextMessages:
    def __init__(self, sid, token, sender):
        self._tw = Twilio(sid, token)
        self._sender = sender

    def send(self, to, text):
        self._tw.messages.create(to=to, from_=self._sender, body=text)
