"""Thin API clients. Keep the business rules out of here."""
import base64

import razorpay
import requests

from . import settings


class BaseClient(object):
    base_url = None

    def __init__(self):
        self.http = requests.Session()
        self.http.headers.update(self.auth_headers())

    def auth_headers(self):
        raise NotImplementedError

    def _post(self, path, payload):
        resp = self.http.post(self.base_url + path, json=payload, timeout=15)
        resp.raise_for_status()
        return resp.json()


class MoEngageClient(BaseClient):
    base_url = "https://api-03.moengage.com/v1"

    def auth_headers(self):
        raw = "%s:%s" % (settings.MOENGAGE_APP_ID, settings.MOENGAGE_SECRET)
        return {"Authorization": "Basic " + base64.b64encode(raw.encode()).decode()}

    def set_attributes(self, customer_id, attributes):
        return self._post("/customer/" + settings.MOENGAGE_APP_ID, {
            "type": "customer", "customer_id": customer_id, "attributes": attributes,
        })


class ZohoClient(BaseClient):
    base_url = "https://www.zohoapis.in/crm/v2"

    def auth_headers(self):
        return {"Authorization": "Zoho-oauthtoken " + settings.ZOHO_TOKEN}

    def create(self, module, records):
        return self._post("/" + module, {"data": records})


class Msg91Client(BaseClient):
    base_url = "https://control.msg91.com/api/v5"

    def auth_headers(self):
        return {"authkey": settings.MSG91_AUTHKEY}

    def send_flow(self, recipients):
        return self._post("/flow/", {"template_id": settings.MSG91_TEMPLATE, "recipients": recipients})


def razorpay_refunds(since):
    client = razorpay.Client(auth=settings.RAZORPAY)
    skip = 0
    while True:
        items = client.refund.all({"from": since, "count": 100, "skip": skip})["items"]
        if not items:
            return
        yield from items
        skip += len(items)
