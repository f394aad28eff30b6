import os

import requests


class Magento:
    def __init__(self):
        self.root = os.environ["MAGENTO_URL"].rstrip("/") + "/rest/V1"
        self.s = requests.Session()
        self.s.headers["Authorization"] = "Bearer " + os.environ["MAGENTO_TOKEN"]

    def orders_after(self, entity_id):
        crit = {
            "searchCriteria[filter_groups][0][filters][0][field]": "entity_id",
            "searchCriteria[filter_groups][0][filters][0][value]": entity_id,
            "searchCriteria[filter_groups][0][filters][0][condition_type]": "gt",
            "searchCriteria[filter_groups][1][filters][0][field]": "status",
            "searchCriteria[filter_groups][1][filters][0][value]": "processing",
            "searchCriteria[pageSize]": 100,
        }
        r = self.s.get(self.root + "/orders", params=crit, timeout=30)
        r.raise_for_status()
        return r.json()["items"]

    def ship(self, order_id, carrier, number):
        r = self.s.post(
            f"{self.root}/order/{order_id}/ship",
            json={"notify": True, "tracks": [{"track_number": number, "title": carrier, "carrier_code": "dhl"}]},
            timeout=30,
        )
        r.raise_for_status()
