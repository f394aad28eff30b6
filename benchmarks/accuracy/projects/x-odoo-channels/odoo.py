import json
import os
import xmlrpc.client

with open("config.json") as fh:
    CONFIG = json.load(fh)


class Odoo:
    def __init__(self):
        c = CONFIG["odoo"]
        self.db, self.key = c["db"], os.environ["ODOO_KEY"]
        common = xmlrpc.client.ServerProxy(c["url"] + "/xmlrpc/2/common")
        self.uid = common.authenticate(self.db, os.environ["ODOO_USER"], self.key, {})
        self.models = xmlrpc.client.ServerProxy(c["url"] + "/xmlrpc/2/object")

    def call(self, model, method, *args, **kw):
        return self.models.execute_kw(self.db, self.uid, self.key, model, method, list(args), kw)

    def products(self):
        return self.call("product.product", "search_read",
                         [["sale_ok", "=", True], ["default_code", "!=", False]],
                         fields=["default_code", "name", "qty_available", "lst_price", "x_shopify_item", "barcode"])

    def set_competitor_price(self, product_id, price):
        self.call("product.product", "write", [product_id], {"x_competitor_price": price})
