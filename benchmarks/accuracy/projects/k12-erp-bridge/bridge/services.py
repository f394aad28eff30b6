from datetime import datetime, timedelta
from decimal import Decimal

from .events import ItemChanged, OrderImported, bus


class CatalogService:
    """price and stock from the ERP to the shop"""

    def __init__(self, uow_factory, shop):
        self.uow_factory = uow_factory
        self.shop = shop

    def run(self, hours=2):
        with self.uow_factory() as uow:
            changed = {i["ITEM_NO"].strip(): i for i in uow.items.changed_since(datetime.now() - timedelta(hours=hours))}
        if not changed:
            return 0
        batch = []
        for v in self.shop.variants():
            item = changed.get(v["sku"])
            if item is None:
                continue
            batch.append({"id": v["id"], "price": float(item["LIST_PRICE"]), "inventory_level": max(item["ON_HAND"], 0)})
            if len(batch) == 50:
                self.shop.update_variants(batch)
                batch = []
        if batch:
            self.shop.update_variants(batch)
        for sku, item in changed.items():
            bus.publish(ItemChanged(sku, item["DESCR"].strip(), item["LIST_PRICE"], item["ON_HAND"] > 0))
        return len(changed)


class OrderService:
    """paid orders of the shop into the inbound tables of the ERP"""

    def __init__(self, uow_factory, shop):
        self.uow_factory = uow_factory
        self.shop = shop

    def run(self):
        n = 0
        for o in self.shop.orders():
            with self.uow_factory() as uow:
                if uow.orders.exists(o["id"]):
                    continue
                addr = o["billing_address"]
                name = "%(first_name)s %(last_name)s" % addr
                lines = [
                    {"WEB_NO": o["id"], "ITEM_NO": p["sku"], "QTY": p["quantity"], "PRICE": Decimal(p["price_ex_tax"])}
                    for p in o["lines"]
                ]
                uow.orders.add(
                    {"WEB_NO": o["id"], "CUST_EMAIL": addr["email"], "CUST_NAME": name, "TOTAL": Decimal(o["total_inc_tax"])},
                    lines,
                )
            self.shop.set_status(o["id"], 9)
            bus.publish(OrderImported(o["id"], addr["email"], name, Decimal(o["total_inc_tax"]),
                                      tuple(p["sku"] for p in o["lines"])))
            n += 1
        return n
