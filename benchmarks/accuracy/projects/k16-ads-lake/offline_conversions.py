"""Closed deals back to the ad platforms (runs after dbt)."""
import hashlib
import os
import time

import redshift_connector
import requests
from google.ads.googleads.client import GoogleAdsClient

CUSTOMER = os.environ["GADS_CUSTOMER"]

SQL = """
select deal_id, email, gclid, ttclid, amount_eur, closed_at
from marts.closed_deals
where closed_at >= current_date - 1
"""


def deals():
    with redshift_connector.connect(iam=True, database="dwh", cluster_identifier="dwh-prod",
                                    db_user="ads_sync", region="eu-west-1") as conn:
        cur = conn.cursor()
        cur.execute(SQL)
        cols = [d[0] for d in cur.description]
        for row in cur.fetchall():
            yield dict(zip(cols, row))


def to_google(batch):
    client = GoogleAdsClient.load_from_storage("google-ads.yaml")
    action = client.get_service("ConversionActionService").conversion_action_path(CUSTOMER, os.environ["GADS_ACTION"])
    conversions = []
    for d in batch:
        c = client.get_type("ClickConversion")
        c.conversion_action = action
        c.gclid = d["gclid"]
        c.conversion_value = float(d["amount_eur"])
        c.currency_code = "EUR"
        c.order_id = d["deal_id"]
        c.conversion_date_time = d["closed_at"].strftime("%Y-%m-%d %H:%M:%S+00:00")
        conversions.append(c)
    req = client.get_type("UploadClickConversionsRequest")
    req.customer_id = CUSTOMER
    req.conversions.extend(conversions)
    req.partial_failure = True
    return client.get_service("ConversionUploadService").upload_click_conversions(request=req)


def to_tiktok(batch):
    events = [{
        "event": "CompletePayment",
        "event_id": d["deal_id"],
        "event_time": int(time.mktime(d["closed_at"].timetuple())),
        "user": {"ttclid": d["ttclid"], "email": hashlib.sha256(d["email"].lower().encode()).hexdigest()},
        "properties": {"value": float(d["amount_eur"]), "currency": "EUR"},
    } for d in batch]
    return requests.post(
        "https://business-api.tiktok.com/open_api/v1.3/event/track/",
        headers={"Access-Token": os.environ["TIKTOK_TOKEN"]},
        json={"event_source": "web", "event_source_id": os.environ["TIKTOK_PIXEL"], "data": events},
    )


if __name__ == "__main__":
    todo = list(deals())
    g = [d for d in todo if d["gclid"]]
    t = [d for d in todo if d["ttclid"] and not d["gclid"]]
    if g:
        res = to_google(g)
        print("google partial failure:", res.partial_failure_error.message or "none")
    if t:
        print("tiktok:", to_tiktok(t).status_code)
