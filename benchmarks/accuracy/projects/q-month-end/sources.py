import os
from datetime import datetime, timezone

import pandas as pd
import requests
import stripe
from sqlalchemy import create_engine, text

stripe.api_key = os.environ.get("STRIPE_KEY")


def month_range(month):
    start = pd.Period(month, freq="M").start_time.tz_localize("UTC")
    end = pd.Period(month, freq="M").end_time.tz_localize("UTC")
    return start, end


def stripe_charges(month):
    start, end = month_range(month)
    charges = stripe.Charge.list(
        created={"gte": int(start.timestamp()), "lte": int(end.timestamp())}, limit=100)
    rows = []
    for c in charges.auto_paging_iter():
        if not c.paid or c.refunded:
            continue
        rows.append((c.customer, c.amount / 100, datetime.fromtimestamp(c.created, timezone.utc)))
    return pd.DataFrame(rows, columns=["stripe_customer", "paid", "paid_at"])


def shop_customers():
    engine = create_engine(os.environ["SHOP_DB"] if "SHOP_DB" in os.environ
                           else "mysql+pymysql://report@shop-db.internal/shop")
    sql = text("SELECT id AS customer_id, stripe_customer, country, vat_id FROM customers")
    with engine.connect() as con:
        return pd.read_sql(sql, con)


def harvest_hours(month):
    start, end = month_range(month)
    out, page = [], 1
    while page:
        r = requests.get(
            "https://api.harvestapp.com/v2/reports/time/projects",
            params={"from": start.strftime("%Y%m%d"), "to": end.strftime("%Y%m%d"), "page": page},
            headers={"Authorization": "Bearer " + os.environ["HARVEST_TOKEN"],
                     "Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"]},
            timeout=30,
        )
        r.raise_for_status()
        body = r.json()
        out += body["results"]
        page = body["next_page"]
    return pd.DataFrame(out)
