import os

import requests


class BigCommerce:
    def __init__(self):
        self.root = "https://api.bigcommerce.com/stores/%s" % os.environ["BC_STORE_HASH"]
        self.s = requests.Session()
        self.s.headers.update({"X-Auth-Token": os.environ["BC_TOKEN"], "Accept": "application/json"})

    def _get(self, path, **params):
        r = self.s.get(self.root + path, params=params)
        if r.status_code == 204:        # v2 says "no content" for an empty list
            return []
        r.raise_for_status()
        return r.json()

    def variants(self):
        page = 1
        while True:
            d = self._get("/v3/catalog/variants", page=page, limit=250)
            for v in d["data"]:
                yield v
            if page >= d["meta"]["pagination"]["total_pages"]:
                return
            page += 1

    def update_variants(self, batch):
        self.s.put(self.root + "/v3/catalog/variants", json=batch).raise_for_status()

    def orders(self, status_id=11):     # 11 = awaiting fulfillment
        page = 1
        while True:
            chunk = self._get("/v2/orders", status_id=status_id, page=page, limit=50)
            if not chunk:
                return
            for o in chunk:
                o["lines"] = self._get("/v2/orders/%d/products" % o["id"])
                yield o
            page += 1

    def set_status(self, order_id, status_id):
        self.s.put("%s/v2/orders/%d" % (self.root, order_id), json={"status_id": status_id}).raise_for_status()
