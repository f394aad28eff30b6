import time

from . import bus, magento


def shape(o):
    ship = o["extension_attributes"]["shipping_assignments"][0]["shipping"]["address"]
    return {
        "entity_id": o["entity_id"],
        "number": o["increment_id"],
        "email": o["customer_email"],
        "address": {k: ship.get(k) for k in ("firstname", "lastname", "street", "postcode", "city", "country_id")},
        "lines": [{"sku": i["sku"], "qty": i["qty_ordered"], "price": i["price"]} for i in o["items"]],
    }


def main():
    with bus.channel() as ch:
        while True:
            for o in magento.pending():
                bus.send(ch, bus.ORDERS, shape(o))
                magento.set_exported(o["entity_id"])
            ch.connection.sleep(30)


if __name__ == "__main__":
    time.sleep(5)
    main()
