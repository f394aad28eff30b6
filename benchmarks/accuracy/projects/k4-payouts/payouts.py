"""Daily payouts of all payment providers into Snowflake, differences become Asana tasks.

One dataclass per provider, one `row` per dataclass (singledispatch).
"""
from __future__ import annotations

import os
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache, partial, singledispatch

import asana
import requests
import snowflake.connector
import stripe
from mollie.api.client import Client as Mollie

stripe.api_key = os.environ["STRIPE_KEY"]


@dataclass
class StripePayout:
    id: str
    amount: int
    currency: str
    arrival: int


@dataclass
class MollieSettlement:
    reference: str
    value: str
    currency: str
    settled: str


@dataclass
class WiseLine:
    ref: str
    value: float
    currency: str
    when: str


@singledispatch
def row(obj):
    raise TypeError(type(obj))


@row.register
def _(p: StripePayout):
    return "stripe", p.id, Decimal(p.amount) / 100, p.currency.upper(), date.fromtimestamp(p.arrival)


@row.register
def _(s: MollieSettlement):
    return ("mollie",) + astuple(s)


@row.register(WiseLine)
def _wise(w):
    return "wise", w.ref, w.value, w.currency, w.when[:10]


def from_stripe(since):
    for p in stripe.Payout.list(arrival_date={"gte": since}, limit=100).auto_paging_iter():
        yield StripePayout(p.id, p.amount, p.currency, p.arrival_date)


def from_mollie():
    m = Mollie()
    m.set_access_token(os.environ["MOLLIE_TOKEN"])
    for s in m.settlements.list():
        yield MollieSettlement(s.reference, s.amount["value"], s.amount["currency"], s.settled_at)


wise = partial(requests.get, headers={"Authorization": "Bearer " + os.environ["WISE_TOKEN"]}, timeout=30)


@lru_cache(maxsize=None)
def wise_profile():
    return next(p["id"] for p in wise("https://api.wise.com/v2/profiles").json() if p["type"] == "BUSINESS")


def from_wise(balance, day):
    st = wise(
        f"https://api.wise.com/v1/profiles/{wise_profile()}/balance-statements/{balance}/statement.json",
        params={"currency": "EUR", "intervalStart": f"{day}T00:00:00Z", "intervalEnd": f"{day}T23:59:59Z"},
    ).json()
    return [WiseLine(t["referenceNumber"], t["amount"]["value"], t["amount"]["currency"], t["date"])
            for t in st["transactions"] if t["type"] == "CREDIT"]


def open_task(name, notes):
    client = asana.Client.access_token(os.environ["ASANA_TOKEN"])
    client.tasks.create_task({"workspace": os.environ["ASANA_WS"], "projects": ["120488"],
                              "name": name, "notes": notes})


def main():
    day = date.today() - timedelta(days=1)
    paid = [*from_stripe(int(day.strftime("%s"))), *from_mollie()]
    received = from_wise(os.environ["WISE_BALANCE"], day)

    conn = snowflake.connector.connect(user=os.environ["SNOW_USER"], password=os.environ["SNOW_PASS"],
                                       account=os.environ["SNOW_ACCOUNT"], database="FIN", schema="RAW")
    insert = partial(conn.cursor().executemany,
                     "INSERT INTO payouts (provider, ref, amount, currency, day) VALUES (%s, %s, %s, %s, %s)")
    insert([row(p) for p in paid])
    insert(list(map(row, received)))
    conn.close()

    refs = {w.ref for w in received}
    missing = [p for p in paid if isinstance(p, MollieSettlement) and p.reference not in refs]
    if missing:
        open_task(f"{len(missing)} settlements not in the bank",
                  "\n".join(f"{p.reference}: {p.value} {p.currency}" for p in missing))


if __name__ == "__main__":
    main()
