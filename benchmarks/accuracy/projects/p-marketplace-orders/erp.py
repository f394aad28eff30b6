import os
import xmlrpc.client


class Odoo:
    def __init__(self):
        url = os.environ["ODOO_URL"]
        self.db = os.environ["ODOO_DB"]
        self.password = os.environ["ODOO_PASSWORD"]
        common = xmlrpc.client.ServerProxy(url + "/xmlrpc/2/common")
        self.uid = common.authenticate(self.db, os.environ["ODOO_USER"], self.password, {})
        self.models = xmlrpc.client.ServerProxy(url + "/xmlrpc/2/object", allow_none=True)
        self._countries = {}

    def call(self, model, method, *args, **kw):
        return self.models.execute_kw(self.db, self.uid, self.password, model, method, list(args), kw)

    def exists(self, reference):
        return bool(self.call("sale.order", "search_count", [["client_order_ref", "=", reference]]))

    def country(self, code):
        if code not in self._countries:
            ids = self.call("res.country", "search", [["code", "=", code]], limit=1)
            self._countries[code] = ids[0] if ids else False
        return self._countries[code]

    def product(self, sku):
        ids = self.call("product.product", "search", [["default_code", "=", sku]], limit=1)
        return ids[0] if ids else None

    def create_order(self, order, team_id):
        partner = self.call("res.partner", "create", {
            "name": order.name, "street": order.street, "zip": order.zip, "city": order.city,
            "country_id": self.country(order.country), "email": order.email, "type": "delivery",
        })
        lines = []
        for line in order.lines:
            product = self.product(line.sku)
            if product is None:
                raise LookupError("SKU %s not in Odoo" % line.sku)
            lines.append((0, 0, {"product_id": product, "product_uom_qty": line.qty, "price_unit": line.price}))
        return self.call("sale.order", "create", {
            "partner_id": partner, "client_order_ref": order.reference, "team_id": team_id, "order_line": lines,
        })
