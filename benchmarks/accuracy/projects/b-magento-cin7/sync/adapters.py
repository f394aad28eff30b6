import os

import requests

from .model import SalesOrder


class Magento:
    def __init__(self, url=None, token=None):
        self.url = (url or os.environ["MAGENTO_URL"]).rstrip("/") + "/rest/V1"
        self.headers = {"Authorization": f"Bearer {token or os.environ['MAGENTO_TOKEN']}"}

    def pending(self):
        page = 1
        while True:
            r = requests.get(f"{self.url}/orders", headers=self.headers, timeout=60, params={
                "searchCriteria[filter_groups][0][filters][0][field]": "status",
                "searchCriteria[filter_groups][0][filters][0][value]": "pending_erp",
                "searchCriteria[pageSize]": 50,
                "searchCriteria[currentPage]": page,
            })
            r.raise_for_status()
            body = r.json()
            for doc in body["items"]:
                yield SalesOrder.from_magento(doc)
            if page * 50 >= body["total_count"]:
                return
            page += 1

    def confirm(self, order, reference):
        r = requests.post(f"{self.url}/orders/{order.entity_id}/comments", headers=self.headers, timeout=60, json={
            "statusHistory": {"comment": f"Cin7 {reference}", "status": "processing", "is_customer_notified": 0},
        })
        r.raise_for_status()


class Cin7:
    BASE = "https://inventory.dearsystems.com/ExternalApi/v2"

    def __init__(self):
        self.session = requests.Session()
        self.session.headers.update({
            "api-auth-accountid": os.environ["CIN7_ACCOUNT"],
            "api-auth-applicationkey": os.environ["CIN7_KEY"],
        })

    def _call(self, method, resource, **kw):
        r = self.session.request(method, f"{self.BASE}/{resource}", timeout=60, **kw)
        r.raise_for_status()
        return r.json()

    def place(self, order):
        sale = self._call("POST", "sale", json={
            "Customer": "Webshop",
            "Contact": order.customer_name,
            "Email": order.customer_email,
            "CustomerReference": order.increment_id,
            "Location": "Main Warehouse",
        })
        self._call("POST", "sale/order", json={
            "SaleID": sale["ID"],
            "Status": "AUTHORISED",
            "Lines": [
                {"SKU": l.sku, "Name": l.name, "Quantity": float(l.qty), "Price": float(l.price), "TaxRule": "Tax on Sales"}
                for l in order.lines
            ],
        })
        return sale["ID"]


class PagerDuty:
    def trigger(self, summary):
        requests.post("https://events.pagerduty.com/v2/enqueue", timeout=10, json={
            "routing_key": os.environ["PD_ROUTING_KEY"],
            "event_action": "trigger",
            "payload": {"summary": summary, "severity": "error", "source": "magento-cin7"},
        })


class NullPager:
    def trigger(self, summary):
        print("PAGE:", summary)
