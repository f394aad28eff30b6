import os
import xmlrpc.client


class Odoo:
    def __init__(self):
        self.url = os.environ["ODOO_URL"]
        self.db = os.environ["ODOO_DB"]
        self.password = os.environ["ODOO_API_KEY"]
        common = xmlrpc.client.ServerProxy(f"{self.url}/xmlrpc/2/common")
        self.uid = common.authenticate(self.db, os.environ["ODOO_USER"], self.password, {})
        self.models = xmlrpc.client.ServerProxy(f"{self.url}/xmlrpc/2/object")

    def _do(self, model, method, *args, **kw):
        return self.models.execute_kw(self.db, self.uid, self.password, model, method,
                                      list(args), kw)

    def partner(self, customer):
        ids = self._do("res.partner", "search", [["email", "=", customer.email]], limit=1)
        if ids:
            return ids[0]
        return self._do("res.partner", "create", {
            "name": customer.name, "email": customer.email, "city": customer.city})

    def products(self, skus):
        found = self._do("product.product", "search_read", [["default_code", "in", skus]],
                         fields=["default_code"])
        return {p["default_code"]: p["id"] for p in found}

    def sale_order(self, partner_id, reference, lines):
        return self._do("sale.order", "create", {
            "partner_id": partner_id,
            "client_order_ref": reference,
            "order_line": [(0, 0, line) for line in lines],
        })
