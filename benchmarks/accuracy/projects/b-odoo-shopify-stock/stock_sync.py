import os
import sys
import time
import xmlrpc.client

import shopify

ODOO_URL = os.environ["ODOO_URL"]
ODOO_DB = os.environ["ODOO_DB"]
ODOO_USER = os.environ["ODOO_USER"]
ODOO_KEY = os.environ["ODOO_API_KEY"]
LOCATION_ID = int(os.environ["SHOPIFY_LOCATION_ID"])

SAFETY = {"A": 0, "B": 2, "C": 5}


class Odoo:
    def __init__(self):
        common = xmlrpc.client.ServerProxy(f"{ODOO_URL}/xmlrpc/2/common")
        self.uid = common.authenticate(ODOO_DB, ODOO_USER, ODOO_KEY, {})
        self.models = xmlrpc.client.ServerProxy(f"{ODOO_URL}/xmlrpc/2/object")

    def kw(self, model, method, *args, **kwargs):
        return self.models.execute_kw(ODOO_DB, self.uid, ODOO_KEY, model, method, list(args), kwargs)

    def stock(self):
        domain = [["default_code", "!=", False], ["type", "=", "product"]]
        fields = ["default_code", "qty_available", "outgoing_qty", "x_class"]
        offset = 0
        while True:
            page = self.kw("product.product", "search_read", domain, fields=fields, limit=500, offset=offset)
            if not page:
                break
            yield from page
            offset += len(page)


def variants_by_sku():
    out = {}
    page = shopify.Variant.find(limit=250)
    while True:
        for v in page:
            if v.sku:
                out[v.sku] = v.inventory_item_id
        if not page.has_next_page():
            return out
        page = page.next_page()


def main(dry_run=False):
    session = shopify.Session(os.environ["SHOPIFY_SHOP_URL"], "2024-04", os.environ["SHOPIFY_TOKEN"])
    shopify.ShopifyResource.activate_session(session)
    items = variants_by_sku()

    missing = 0
    for product in Odoo().stock():
        item = items.get(product["default_code"])
        if not item:
            missing += 1
            continue
        free = product["qty_available"] - product["outgoing_qty"] - SAFETY.get(product["x_class"], 1)
        if dry_run:
            print(product["default_code"], free)
            continue
        shopify.InventoryLevel.set(LOCATION_ID, item, max(int(free), 0))
        time.sleep(0.5)
    print(missing, "products of Odoo are not in the shop", file=sys.stderr)
    shopify.ShopifyResource.clear_session()


if __name__ == "__main__":
    main("--dry-run" in sys.argv)
