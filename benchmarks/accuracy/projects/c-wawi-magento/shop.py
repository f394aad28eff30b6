import requests


class Shop:
    def __init__(self, url, token):
        self.url = url + "/rest/V1"
        self.h = {"Authorization": "Bearer " + token}

    def product(self, sku, **fields):
        r = requests.put(f"{self.url}/products/{requests.utils.quote(sku, safe='')}", headers=self.h, json={"product": dict(sku=sku, **fields)})
        r.raise_for_status()

    def stock(self, sku, qty):
        requests.put(f"{self.url}/products/{sku}/stockItems/1", headers=self.h,
                     json={"stockItem": {"qty": qty, "is_in_stock": qty > 0}}).raise_for_status()

    def new_orders(self):
        crit = {
            "searchCriteria[filter_groups][0][filters][0][field]": "status",
            "searchCriteria[filter_groups][0][filters][0][value]": "pending",
            "searchCriteria[pageSize]": 100,
        }
        return requests.get(self.url + "/orders", headers=self.h, params=crit).json()["items"]

    def comment(self, order_id, text, status):
        requests.post(f"{self.url}/orders/{order_id}/comments", headers=self.h,
                      json={"statusHistory": {"comment": text, "status": status, "is_customer_notified": 0}}).raise_for_status()
