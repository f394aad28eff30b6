import os

from .http import ApiClient


class BigCommerce(ApiClient):
    def __init__(self, store):
        super().__init__({"X-Auth-Token": os.environ["BC_TOKEN"], "Accept": "application/json"})
        self.base_url = f"https://api.bigcommerce.com/stores/{store}/v3"

    def products(self):
        page = 1
        while True:
            body = self.get("/catalog/products", page=page, limit=250)
            yield from body["data"]
            if page >= body["meta"]["pagination"]["total_pages"]:
                return
            page += 1

    def update_products(self, items):
        for i in range(0, len(items), 10):
            self.put("/catalog/products", items[i:i + 10])


class Ebay(ApiClient):
    def __init__(self, site):
        super().__init__({"Authorization": "Bearer " + os.environ["EBAY_USER_TOKEN"]})
        self.base_url = site + "/sell/fulfillment/v1"

    def open_orders(self):
        body = self.get("/order", filter="orderfulfillmentstatus:{NOT_STARTED|IN_PROGRESS}", limit=100)
        return body["orders"]


class Veeqo(ApiClient):
    base_url = "https://api.veeqo.com"

    def __init__(self):
        super().__init__({"x-api-key": os.environ["VEEQO_KEY"]})

    def sellable(self, sku):
        hits = self.get("/products", query=sku)
        for product in hits:
            for s in product["sellables"]:
                if s["sku_code"] == sku:
                    return s["id"]

    def create_order(self, order):
        return self.post("/orders", {"order": order})
