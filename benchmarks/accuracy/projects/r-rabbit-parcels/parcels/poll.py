"""every 5 minutes by systemd timer"""
from pathlib import Path

from .magento import Magento
from .mq import channel, publish

MARK = Path("/var/lib/parcels/last_id")


def flat(o):
    ship = o["extension_attributes"]["shipping_assignments"][0]["shipping"]["address"]
    return {
        "magento_id": o["entity_id"],
        "increment_id": o["increment_id"],
        "email": o["customer_email"],
        "address": {
            "name": f"{ship['firstname']} {ship['lastname']}",
            "street": ", ".join(ship["street"]),
            "zip": ship["postcode"],
            "city": ship["city"],
            "country": ship["country_id"],
        },
        "items": [{"sku": i["sku"], "qty": i["qty_ordered"], "price": i["price"]} for i in o["items"] if i["product_type"] == "simple"],
    }


def main():
    last = int(MARK.read_text()) if MARK.exists() else 0
    with channel() as ch:
        for o in Magento().orders_after(last):
            publish(ch, "order.new", flat(o))
            last = max(last, o["entity_id"])
    MARK.write_text(str(last))


if __name__ == "__main__":
    main()
