"""python -m shopcrm.ingest [days]"""
import os
import sys
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import select
from woocommerce import API

from .db import Customer, Order, unit_of_work

wc = API(
    url=os.environ["WC_URL"],
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
    timeout=30,
)


def pages(endpoint, **params):
    n = 1
    while True:
        r = wc.get(endpoint, params={**params, "page": n, "per_page": 100})
        r.raise_for_status()
        yield from r.json()
        if n >= int(r.headers["X-WP-TotalPages"]):
            return
        n += 1


def main(days=2):
    after = (datetime.utcnow() - timedelta(days=days)).isoformat()
    with unit_of_work() as s:
        for raw in pages("orders", after=after, status="processing,completed"):
            bill = raw["billing"]
            email = bill["email"].strip().lower()
            cust = s.scalar(select(Customer).where(Customer.email == email))
            if cust is None:
                cust = Customer(email=email)
                s.add(cust)
            cust.first_name, cust.last_name = bill["first_name"], bill["last_name"]
            if s.scalar(select(Order.id).where(Order.number == raw["number"])) is None:
                cust.orders.append(Order(
                    number=raw["number"],
                    total=Decimal(raw["total"]),
                    placed_at=datetime.fromisoformat(raw["date_created_gmt"]),
                    note=raw.get("customer_note") or None,
                ))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
