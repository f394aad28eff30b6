import os

import requests


class Linnworks:
    def __init__(self):
        r = requests.post("https://api.linnworks.net/api/Auth/AuthorizeByApplication", json={
            "ApplicationId": os.environ["LW_APP_ID"],
            "ApplicationSecret": os.environ["LW_APP_SECRET"],
            "Token": os.environ["LW_TOKEN"],
        })
        r.raise_for_status()
        body = r.json()
        self.server = body["Server"]
        self.headers = {"Authorization": body["Token"]}

    def _post(self, path, payload):
        r = requests.post(f"{self.server}/api/{path}", json=payload, headers=self.headers, timeout=60)
        r.raise_for_status()
        return r.json() if r.content else None

    def stock(self, page=1):
        while True:
            items = self._post("Stock/GetStockItemsFull", {
                "keyword": "", "entriesPerPage": 200, "pageNumber": page, "dataRequirements": [0],
                "loadCompositeParents": False, "loadVariationParents": False, "searchTypes": [0],
            })
            for it in items:
                yield it["ItemNumber"], sum(l["Available"] for l in it["StockLevels"])
            if len(items) < 200:
                return
            page += 1

    def create_order(self, order):
        return self._post("Orders/CreateOrders", {"orders": [order], "location": os.environ["LW_LOCATION"]})
