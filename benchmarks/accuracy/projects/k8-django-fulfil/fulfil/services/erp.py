import xmlrpc.client
from functools import cached_property

from django.conf import settings


class Odoo:
    """Small proxy for the external API."""

    def __init__(self):
        self.url = settings.ODOO_URL
        self.db, self.login, self.key = settings.ODOO_DB, settings.ODOO_LOGIN, settings.ODOO_KEY

    @cached_property
    def uid(self):
        return xmlrpc.client.ServerProxy(f"{self.url}/xmlrpc/2/common").authenticate(self.db, self.login, self.key, {})

    @cached_property
    def models(self):
        return xmlrpc.client.ServerProxy(f"{self.url}/xmlrpc/2/object", allow_none=True)

    def __call__(self, model, method, *args, **kw):
        return self.models.execute_kw(self.db, self.uid, self.key, model, method, list(args), kw)

    def ready_pickings(self):
        domain = [["state", "=", "assigned"], ["picking_type_code", "=", "outgoing"], ["carrier_tracking_ref", "=", False]]
        for p in self("stock.picking", "search_read", domain, fields=["name", "partner_id", "weight"]):
            (partner,) = self(
                "res.partner", "read", [p["partner_id"][0]], fields=["name", "street", "city", "zip", "country_code", "phone"]
            )
            yield p, partner

    def set_tracking(self, picking_name, number):
        ids = self("stock.picking", "search", [["name", "=", picking_name]], limit=1)
        if ids:
            self("stock.picking", "write", ids, {"carrier_tracking_ref": number})
