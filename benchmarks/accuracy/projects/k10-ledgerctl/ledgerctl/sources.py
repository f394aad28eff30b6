import os
from datetime import datetime, timezone

import chargebee
import requests
from mollie.api.client import Client as Mollie

from .registry import source


@source("subscriptions")
def chargebee_subscriptions(since):
    chargebee.configure(os.environ["CHARGEBEE_KEY"], os.environ["CHARGEBEE_SITE"])
    offset = None
    while True:
        params = {"limit": 100, "updated_at[after]": int(since.timestamp())}
        if offset:
            params["offset"] = offset
        page = chargebee.Subscription.list(params)
        for entry in page:
            sub = entry.subscription
            yield {
                "id": sub.id,
                "customer": sub.customer_id,
                "status": sub.status,
                "mrr": (sub.mrr or 0) / 100,
                "currency": sub.currency_code,
            }
        offset = page.next_offset
        if not offset:
            return


@source("hours")
def harvest_hours(since):
    url = "https://api.harvestapp.com/v2/time_entries"
    params = {"updated_since": since.isoformat(), "per_page": 200}
    headers = {
        "Authorization": "Bearer " + os.environ["HARVEST_TOKEN"],
        "Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"],
        "User-Agent": "ledgerctl (finance@kettlewell.example)",
    }
    while url:
        body = requests.get(url, params=params, headers=headers, timeout=30).json()
        for e in body["time_entries"]:
            yield {
                "id": e["id"],
                "spent_date": e["spent_date"],
                "person": e["user"]["name"],
                "client": e["client"]["name"],
                "hours": e["hours"],
                "billable": e["billable"],
            }
        url, params = body["links"]["next"], None


@source("payments")
def mollie_payments(since):
    mollie = Mollie()
    mollie.set_api_key(os.environ["MOLLIE_KEY"])
    for p in mollie.payments.list(limit=250):
        if datetime.fromisoformat(p.created_at).astimezone(timezone.utc) < since:
            break
        yield {"id": p.id, "status": p.status, "amount": p.amount["value"], "currency": p.amount["currency"]}
