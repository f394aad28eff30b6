import functools
import os
from datetime import date

import requests
from woocommerce import API as WooAPI


class Xero:
    ROOT = "https://api.xero.com/api.xro/2.0"

    def __init__(self):
        self.s = requests.Session()
        self.s.headers.update(
            {
                "Authorization": "Bearer " + os.environ["XERO_ACCESS_TOKEN"],
                "xero-tenant-id": os.environ["XERO_TENANT"],
                "Accept": "application/json",
            }
        )

    def put(self, resource, items):
        r = self.s.put(f"{self.ROOT}/{resource}", json={resource: items})
        if r.status_code >= 500:
            raise IOError(r.status_code)
        r.raise_for_status()

    def pages(self, resource, **params):
        page = 1
        while True:
            found = self.s.get(f"{self.ROOT}/{resource}", params={**params, "page": page}).json()[resource]
            if not found:
                return
            yield from found
            page += 1


class PayPal:
    ROOT = "https://api-m.paypal.com/v1"

    def __init__(self):
        self.token = requests.post(
            self.ROOT + "/oauth2/token",
            auth=(os.environ["PAYPAL_ID"], os.environ["PAYPAL_SECRET"]),
            data={"grant_type": "client_credentials"},
        ).json()["access_token"]

    def transactions(self, day: date):
        r = requests.get(
            self.ROOT + "/reporting/transactions",
            headers={"Authorization": "Bearer " + self.token},
            params={
                "start_date": f"{day}T00:00:00Z",
                "end_date": f"{day}T23:59:59Z",
                "fields": "transaction_info,payer_info",
                "page_size": 500,
            },
        )
        r.raise_for_status()
        return r.json()["transaction_details"]


class MailerLite:
    def upsert(self, email, **fields):
        requests.post(
            "https://connect.mailerlite.com/api/subscribers",
            headers={"Authorization": "Bearer " + os.environ["MAILERLITE_KEY"]},
            json={"email": email, "fields": fields, "groups": [os.environ["MAILERLITE_GROUP"]]},
        ).raise_for_status()


def _woo():
    return WooAPI(
        url=os.environ["WOO_URL"],
        consumer_key=os.environ["WOO_KEY"],
        consumer_secret=os.environ["WOO_SECRET"],
        version="wc/v3",
    )


_FACTORIES = {"xero": Xero, "paypal": PayPal, "mailerlite": MailerLite, "woo": _woo}


@functools.lru_cache(maxsize=None)
def get(vendor):
    return _FACTORIES[vendor]()
