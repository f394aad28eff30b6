import datetime as dt
import os
import xmlrpc.client

import requests

from .base import Sale, TillJob


class CloverToOdoo(TillJob):
    name = "clover-odoo"

    def sales(self):
        start = int(dt.datetime.combine(self.day, dt.time()).timestamp() * 1000)
        mid = os.environ["CLOVER_MERCHANT"]
        r = requests.get(
            f"https://api.clover.com/v3/merchants/{mid}/payments",
            params=[("filter", f"createdTime>={start}"), ("filter", f"createdTime<{start + 86400000}"), ("limit", 1000)],
            headers={"Authorization": "Bearer " + os.environ["CLOVER_TOKEN"]},
            timeout=30,
        )
        r.raise_for_status()
        return [
            Sale(p["id"], self.day, p["amount"] / 100, p.get("taxAmount", 0) / 100, p.get("note", ""))
            for p in r.json()["elements"]
            if p["result"] == "SUCCESS"
        ]

    def wanted(self, sale):
        return super().wanted(sale) and "training" not in sale.note.lower()

    def _odoo(self, model, method, *args):
        url, base = os.environ["ODOO_URL"], os.environ["ODOO_DB"]
        user, key = os.environ["ODOO_USER"], os.environ["ODOO_KEY"]
        uid = xmlrpc.client.ServerProxy(url + "/xmlrpc/2/common").authenticate(base, user, key, {})
        return xmlrpc.client.ServerProxy(url + "/xmlrpc/2/object").execute_kw(base, uid, key, model, method, list(args))

    def book(self, sale):
        self._odoo("account.move", "create", {
            "move_type": "out_receipt",
            "invoice_date": sale.day.isoformat(),
            "ref": sale.ref,
            "invoice_line_ids": [(0, 0, {"name": sale.note or "Till sale", "quantity": 1, "price_unit": sale.net})],
        })
