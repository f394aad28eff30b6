import os

import requests
from woocommerce import API


class YotpoApi:
    def __init__(self):
        self.app_key = os.environ["YOTPO_APP_KEY"]
        self.token = os.environ["YOTPO_UTOKEN"]

    def reviews(self, since):
        page = 1
        while True:
            r = requests.get(
                "https://api.yotpo.com/v1/apps/%s/reviews" % self.app_key,
                params={"utoken": self.token, "since_date": since, "count": 100, "page": page},
            )
            r.raise_for_status()
            reviews = r.json()["reviews"]
            if not reviews:
                return
            yield from reviews
            page += 1


class RechargeApi:
    def active_count(self):
        r = requests.get(
            "https://api.rechargeapps.com/subscriptions/count",
            headers={"X-Recharge-Access-Token": os.environ["RECHARGE_TOKEN"]},
            params={"status": "ACTIVE"},
        )
        r.raise_for_status()
        return r.json()["count"]


def woo_customers(min_spent):
    api = API(
        url=os.environ["WOO_URL"],
        consumer_key=os.environ["WOO_KEY"],
        consumer_secret=os.environ["WOO_SECRET"],
        version="wc/v2",
    )
    page = 1
    while True:
        rows = api.get("customers", params={"per_page": 100, "page": page}).json()
        if not rows:
            break
        for c in rows:
            if float(c.get("total_spent") or 0) >= min_spent:
                yield c
        page += 1
