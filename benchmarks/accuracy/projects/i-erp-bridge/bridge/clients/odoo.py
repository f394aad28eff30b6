import xmlrpc.client

from .base import Endpoint


class OdooErp(Endpoint):
    name = "odoo"

    def __init__(self, **cfg):
        super().__init__(**cfg)
        common = xmlrpc.client.ServerProxy(f"{cfg['url']}/xmlrpc/2/common")
        self.uid = common.authenticate(cfg["db"], cfg["user"], cfg["password"], {})
        self.models = xmlrpc.client.ServerProxy(f"{cfg['url']}/xmlrpc/2/object")

    def kw(self, model, method, args, **opts):
        return self.models.execute_kw(self.cfg["db"], self.uid, self.cfg["password"], model, method, args, opts)

    def ping(self):
        return self.uid

    def partner(self, email, name):
        ids = self.kw("res.partner", "search", [[["email", "=", email]]], limit=1)
        return ids[0] if ids else self.kw("res.partner", "create", [{"name": name, "email": email}])

    def create_order(self, order):
        return self.kw("sale.order", "create", [order])

    def ready_pickings(self):
        return self.kw("stock.picking", "search_read", [[["state", "=", "assigned"], ["carrier_tracking_ref", "=", False]]],
                       fields=["origin", "partner_id", "weight", "x_street", "x_zip", "x_city"])

    def set_tracking(self, picking_id, ref):
        self.kw("stock.picking", "write", [[picking_id], {"carrier_tracking_ref": ref}])

    def quantities(self):
        for p in self.kw("product.product", "search_read", [[["sale_ok", "=", True]]], fields=["default_code", "virtual_available"]):
            yield p["default_code"], int(p["virtual_available"])
