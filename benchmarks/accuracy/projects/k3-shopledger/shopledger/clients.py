import os
import re

import requests
import stripe


class ApiClient:
    base_url = None

    def __init__(self):
        self.session = requests.Session()
        self.authenticate()

    def authenticate(self):
        raise NotImplementedError

    def request(self, method, path, **kw):
        url = path if path.startswith("http") else self.base_url + path
        resp = self.session.request(method, url, timeout=30, **kw)
        resp.raise_for_status()
        return resp


class ShopifyClient(ApiClient):
    base_url = "https://%s.myshopify.com/admin/api/2023-10" % os.environ.get("SHOPIFY_SHOP", "")

    def authenticate(self):
        self.session.headers["X-Shopify-Access-Token"] = os.environ["SHOPIFY_TOKEN"]

    def iter_records(self):
        url = "/orders.json?status=any&financial_status=paid&limit=250"
        while url:
            resp = self.request("GET", url)
            for order in resp.json()["orders"]:
                yield order
            m = re.search(r'<([^>]+)>; rel="next"', resp.headers.get("Link", ""))
            url = m.group(1) if m else None


class XeroClient(ApiClient):
    base_url = "https://api.xero.com/api.xro/2.0"

    def authenticate(self):
        self.session.headers["Authorization"] = "Bearer " + os.environ["XERO_TOKEN"]
        self.session.headers["Xero-tenant-id"] = os.environ["XERO_TENANT"]
        self.session.headers["Accept"] = "application/json"

    def push(self, payload):
        self.request("PUT", "/Invoices", json={"Invoices": [payload]})


class StripePayouts(object):
    def __init__(self):
        stripe.api_key = os.environ["STRIPE_KEY"]

    def iter_records(self):
        for payout in stripe.Payout.list(status="paid", limit=100).auto_paging_iter():
            yield payout


class QuickBooksClient(ApiClient):
    base_url = "https://quickbooks.api.intuit.com/v3/company/%s" % os.environ.get("QBO_REALM", "")

    def authenticate(self):
        self.session.headers["Authorization"] = "Bearer " + os.environ["QBO_TOKEN"]
        self.session.headers["Accept"] = "application/json"

    def push(self, payload):
        self.request("POST", "/deposit?minorversion=65", json=payload)


class ChatRoom(ApiClient):
    """Incoming webhook of the finance space."""

    def authenticate(self):
        self.url = os.environ.get("GCHAT_WEBHOOK", "https://chat.googleapis.com/v1/spaces/AAAAfin/messages")

    def tell(self, text):
        self.request("POST", self.url, json={"text": text})
