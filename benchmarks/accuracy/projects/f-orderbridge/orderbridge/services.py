import logging

log = logging.getLogger(__name__)
CARRIERS = {"stamps_com": "USPS", "ups_walleted": "UPS", "fedex": "FedEx"}


class Job:
    def __init__(self, shop, ship):
        self.shop = shop
        self.ship = ship

    def run(self):
        n = 0
        for item in self.items():
            try:
                n += bool(self.handle(item))
            except Exception:
                log.exception("item failed")
        return n

    def items(self):
        raise NotImplementedError

    def handle(self, item):
        raise NotImplementedError


def address(a):
    return {
        "name": a.get("name"), "street1": a.get("address1"), "street2": a.get("address2"),
        "city": a.get("city"), "state": a.get("province_code"), "postalCode": a.get("zip"),
        "country": a.get("country_code"), "phone": a.get("phone"),
    }


class OrderExport(Job):
    def items(self):
        return self.shop.unshipped()

    def handle(self, o):
        if not o.get("shipping_address"):
            return False
        self.ship.create_order({
            "orderNumber": o["name"],
            "orderKey": str(o["id"]),
            "orderDate": o["created_at"],
            "orderStatus": "awaiting_shipment",
            "customerEmail": o["email"],
            "billTo": address(o.get("billing_address") or o["shipping_address"]),
            "shipTo": address(o["shipping_address"]),
            "items": [{"sku": li["sku"], "name": li["name"], "quantity": li["quantity"],
                       "unitPrice": float(li["price"])} for li in o["line_items"]],
        })
        return True


class TrackingImport(Job):
    def items(self):
        return (s for s in self.ship.shipments(hours=24) if not s["voided"])

    def handle(self, s):
        targets = self.shop.open_fulfillment_orders(s["orderKey"])
        if not targets:
            return False
        self.shop.fulfil(targets, s["trackingNumber"], CARRIERS.get(s["carrierCode"], s["carrierCode"]))
        return True
