import logging

from .bus import Bus
from .carrier import Sendcloud
from .shop import Shop

LETTER, PARCEL = 8, 117
GRAMS_PER_TIN = 140


class Handlers:
    def __init__(self, shop, carrier):
        self.shop = shop
        self.carrier = carrier

    def pack(self, order):
        ship = order["shipping"]
        address = {
            "name": f"{ship['first_name']} {ship['last_name']}",
            "address": ship["address_1"],
            "city": ship["city"],
            "postal_code": ship["postcode"],
            "country": ship["country"],
            "email": order["billing"]["email"],
        }
        tins = sum(i["quantity"] for i in order["line_items"])
        weight = tins * GRAMS_PER_TIN / 1000
        parcel = self.carrier.announce(address, weight, order["number"], LETTER if tins == 1 else PARCEL)
        yield "parcel.announced", {"order": order["id"], **parcel._asdict()}

    def inform(self, msg):
        self.shop.note(msg["order"], f"On its way: {msg['tracking_url']}")
        self.shop.mark(msg["order"], "completed", tracking=msg["tracking_number"])

    @property
    def table(self):
        return {"order.paid": self.pack, "parcel.announced": self.inform}


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    Bus().consume(Handlers(Shop(), Sendcloud()).table)
