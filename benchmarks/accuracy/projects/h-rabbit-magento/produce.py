"""Poll the shop and put changes on the exchange. cron: */5"""
import pathlib
from datetime import datetime

from broker import magento
from broker.bus import Publisher

STAMP = pathlib.Path("/var/lib/shop-events/since")


def main():
    since = STAMP.read_text().strip() if STAMP.exists() else "2020-01-01 00:00:00"
    started = datetime.utcnow().strftime("%Y-%m-%d %H:%M:%S")
    with Publisher() as bus:
        for product in magento.search("/products", since):
            attributes = {a["attribute_code"]: a["value"] for a in product["custom_attributes"]}
            bus.emit("product.changed", {
                "sku": product["sku"],
                "name": product["name"],
                "price": product.get("price"),
                "description": attributes.get("short_description", ""),
            })
        for order in magento.search("/orders", since):
            if order["state"] == "complete":
                bus.emit("order.completed", {
                    "number": order["increment_id"],
                    "customer": order.get("customer_id"),
                    "total": order["grand_total"],
                })
    STAMP.write_text(started)


if __name__ == "__main__":
    main()
