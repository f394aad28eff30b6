from .bus import Bus
from .shop import Shop

FIELDS = ("id", "number", "shipping", "billing", "line_items")


def main(shop=None, bus=None):
    shop, bus = shop or Shop(), bus or Bus()
    for order in shop.paid():
        bus.publish("order.paid", {k: order[k] for k in FIELDS})
        shop.mark(order["id"], "packing")
    bus.close()


if __name__ == "__main__":
    main()
