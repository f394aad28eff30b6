import xmlrpc.client


class Odoo:
    def __init__(self, url, db, user, password):
        self.db, self.password = db, password
        self.uid = xmlrpc.client.ServerProxy(f"{url}/xmlrpc/2/common").authenticate(db, user, password, {})
        self.models = xmlrpc.client.ServerProxy(f"{url}/xmlrpc/2/object", allow_none=True)

    def __call__(self, model, method, *args, **kw):
        return self.models.execute_kw(self.db, self.uid, self.password, model, method, list(args), kw)

    def stock(self, term):
        return self("product.product", "search_read", [["default_code", "ilike", term]],
                    fields=["default_code", "name", "qty_available"], limit=8)

    def request_quote(self, partner_name, text):
        return self("crm.lead", "create", {"name": text[:60], "contact_name": partner_name,
                                           "description": text, "type": "opportunity", "medium_id": 6})
