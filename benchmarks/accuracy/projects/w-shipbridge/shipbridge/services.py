import asyncio
import logging

from .models import Address, Order

log = logging.getLogger("shipbridge")

READY = {"processing", "on-hold"}
STATUS = {"processing": "awaiting_shipment", "on-hold": "on_hold"}


def _address(a: Address) -> dict:
    return {
        "name": f"{a.first_name} {a.last_name}".strip(),
        "company": a.company or None,
        "street1": a.address_1,
        "city": a.city,
        "postalCode": a.postcode,
        "country": a.country,
        "phone": a.phone,
    }


class Fulfilment:
    def __init__(self, store, shipper, sms):
        self.store = store
        self.shipper = shipper
        self.sms = sms

    async def on_order(self, order: Order):
        if order.status not in READY:
            return False
        await self.shipper.put_order({
            "orderNumber": order.number,
            "orderKey": str(order.id),
            "orderDate": order.date_created,
            "orderStatus": STATUS[order.status],
            "amountPaid": order.total,
            "customerEmail": order.billing.email,
            "billTo": _address(order.billing),
            "shipTo": _address(order.shipping),
            "items": [
                {"lineItemKey": str(i.id), "sku": i.sku, "name": i.name, "quantity": i.quantity, "unitPrice": i.price}
                for i in order.line_items
            ],
        })
        return True

    async def on_shipped(self, resource_url):
        shipments = await self.shipper.shipments(resource_url)
        await asyncio.gather(*(self._close(s) for s in shipments if s.tracking and not s.voided))

    async def _close(self, shipment):
        await self.store.complete(shipment.order_key)
        await self.store.add_note(shipment.order_key, f"Sent with {shipment.carrier}: {shipment.tracking}")
        order = await self.store.order(shipment.order_key)
        if order.billing.phone:
            text = f"Hi {order.billing.first_name}, your order {order.number} is on its way: {shipment.tracking}"
            await asyncio.to_thread(self.sms.send, order.billing.phone, text)
