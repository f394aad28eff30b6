import os

import requests


class SapError(Exception):
    pass


class SapOrders:
    SERVICE = "/sap/opu/odata/sap/API_SALES_ORDER_SRV"

    def __init__(self):
        self.base = os.environ["SAP_URL"].rstrip("/") + self.SERVICE
        self.http = requests.Session()
        self.http.auth = (os.environ["SAP_USER"], os.environ["SAP_PASSWORD"])
        self.http.headers.update({"Accept": "application/json", "sap-client": os.environ.get("SAP_CLIENT", "100")})

    def _csrf(self):
        r = self.http.get(self.base + "/", headers={"x-csrf-token": "Fetch"}, timeout=30)
        return r.headers.get("x-csrf-token", "")

    def _check(self, r):
        if r.status_code >= 400:
            raise SapError(f"{r.status_code} {r.text[:300]}")
        return r.json().get("d") if r.content else None

    def find(self, reference):
        d = self._check(self.http.get(
            self.base + "/A_SalesOrder",
            params={"$filter": f"PurchaseOrderByCustomer eq '{reference}'", "$top": 1},
            timeout=60,
        ))
        return d["results"][0] if d["results"] else None

    def create(self, doc):
        return self._check(self.http.post(
            self.base + "/A_SalesOrder", json=doc, headers={"x-csrf-token": self._csrf()}, timeout=120,
        ))

    def patch(self, number, values, etag):
        return self._check(self.http.patch(
            f"{self.base}/A_SalesOrder('{number}')", json=values,
            headers={"x-csrf-token": self._csrf(), "If-Match": etag}, timeout=60,
        ))
