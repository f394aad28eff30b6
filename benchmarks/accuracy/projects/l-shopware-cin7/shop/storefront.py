import requests


class Storefront:
    def __init__(self, settings):
        self.s = settings
        self._token = None

    @property
    def token(self):
        if self._token is None:
            r = requests.post(self.s.shopware_url + "/api/oauth/token", json={
                "grant_type": "client_credentials",
                "client_id": self.s.shopware_id,
                "client_secret": self.s.shopware_secret,
            })
            r.raise_for_status()
            self._token = r.json()["access_token"]
        return self._token

    def _headers(self):
        return {"Authorization": "Bearer " + self.token, "Accept": "application/json"}

    def search(self, entity, criteria):
        r = requests.post(f"{self.s.shopware_url}/api/search/{entity}", json=criteria, headers=self._headers())
        r.raise_for_status()
        return r.json()["data"]

    def products_by_number(self):
        out, page = {}, 1
        while True:
            rows = self.search("product", {"limit": 500, "page": page, "includes": {"product": ["id", "productNumber", "stock"]}})
            for row in rows:
                out[row["productNumber"]] = (row["id"], row["stock"])
            if len(rows) < 500:
                return out
            page += 1

    def open_orders(self):
        return self.search("order", {
            "filter": [{"type": "equals", "field": "stateMachineState.technicalName", "value": "open"}],
            "associations": {"lineItems": {}, "orderCustomer": {}, "deliveries": {"associations": {"shippingOrderAddress": {}}}},
        })

    def bulk(self, operations):
        r = requests.post(self.s.shopware_url + "/api/_action/sync", json=operations, headers=self._headers())
        r.raise_for_status()

    def transition(self, order_id, action="process"):
        requests.post(f"{self.s.shopware_url}/api/_action/order/{order_id}/state/{action}", headers=self._headers()).raise_for_status()
