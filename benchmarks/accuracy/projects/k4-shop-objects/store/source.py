import os

import requests


class Env:
    """descriptor: reads the setting when it is needed"""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return os.environ[self.name]


class BigCommerce:
    store = Env("BC_STORE")
    token = Env("BC_TOKEN")

    def __init__(self, resource, **params):
        self.resource = resource
        self.params = params

    @property
    def url(self):
        return "https://api.bigcommerce.com/stores/%s/v3/%s" % (self.store, self.resource)

    def __iter__(self):
        page, pages = 1, 1
        while page <= pages:
            r = requests.get(self.url, params=dict(self.params, page=page, limit=250),
                             headers={"X-Auth-Token": self.token, "Accept": "application/json"})
            r.raise_for_status()
            body = r.json()
            pages = body["meta"]["pagination"]["total_pages"]
            page += 1
            for item in body["data"]:
                yield item


class PriceBook:
    """book[sku] -> list price, from the Odoo price list"""

    def __init__(self, models, db, uid, key):
        self._call = lambda model, method, *a, **kw: models.execute_kw(db, uid, key, model, method, list(a), kw)
        self._cache = {}

    def __getitem__(self, sku):
        if sku not in self._cache:
            rows = self._call("product.product", "search_read", [["default_code", "=", sku]],
                              fields=["lst_price"], limit=1)
            self._cache[sku] = rows[0]["lst_price"] if rows else None
        return self._cache[sku]

    def __contains__(self, sku):
        return self[sku] is not None
