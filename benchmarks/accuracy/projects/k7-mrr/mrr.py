#!/usr/bin/env python3
"""MRR from two billing systems: Recurly is kept in ChartMogul, the old Paddle plans only as a Databox number."""
import argparse
import logging
import os
from collections import Counter
from datetime import date
from functools import partial

import chartmogul
import recurly
import requests

logger = logging.getLogger("mrr")


# -- reading ---------------------------------------------------------------

def recurly_invoices(since):
    client = recurly.Client(os.environ["RECURLY_KEY"])
    params = {"begin_time": since.isoformat(), "state": "paid", "limit": 200, "sort": "created_at"}
    for inv in client.list_invoices(params=params).items():
        yield {
            "number": inv.number,
            "account": inv.account.code,
            "email": inv.account.email,
            "currency": inv.currency,
            "date": inv.created_at.isoformat(),
            "lines": [
                {"plan": l.plan_code, "sub": l.subscription_id, "amount": l.amount,
                 "start": l.start_date.isoformat(), "end": l.end_date.isoformat()}
                for l in inv.line_items if l.plan_code
            ],
        }


def paddle_subscriptions(since):
    page = 1
    while True:
        r = requests.post(
            "https://vendors.paddle.com/api/2.0/subscription/users",
            data={"vendor_id": os.environ["PADDLE_VENDOR"], "vendor_auth_code": os.environ["PADDLE_CODE"],
                  "state": "active", "page": page, "results_per_page": 200},
        ).json()
        if not r["success"]:
            raise SystemExit(r["error"]["message"])
        yield from r["response"]
        if len(r["response"]) < 200:
            break
        page += 1


# -- writing ---------------------------------------------------------------

def to_chartmogul(items, data_source):
    config = chartmogul.Config(os.environ["CHARTMOGUL_KEY"])
    for inv in items:
        customer = chartmogul.Customer.create(config, data={
            "data_source_uuid": data_source,
            "external_id": inv["account"],
            "email": inv["email"],
        }).get()
        chartmogul.Invoice.create(config, uuid=customer.uuid, data={"invoices": [{
            "external_id": inv["number"],
            "date": inv["date"],
            "currency": inv["currency"],
            "line_items": [{
                "type": "subscription",
                "subscription_external_id": l["sub"],
                "plan_uuid": os.environ["CHARTMOGUL_PLAN_" + l["plan"].upper()],
                "service_period_start": l["start"],
                "service_period_end": l["end"],
                "amount_in_cents": round(l["amount"] * 100),
            } for l in inv["lines"]],
            "transactions": [{"date": inv["date"], "type": "payment", "result": "successful"}],
        }]}).get()


def to_databox(items, metric):
    totals = Counter()
    for s in items:
        pay = s["next_payment"]
        totals[pay["currency"]] += pay["amount"]
    data = [{"$" + metric: round(v, 2), "unit": cur, "date": date.today().isoformat()} for cur, v in totals.items()]
    requests.post("https://push.databox.com", auth=(os.environ["DATABOX_TOKEN"], ""), json={"data": data},
                  headers={"Accept": "application/vnd.databox.v2+json"}).raise_for_status()


FLOWS = {
    "recurly": (recurly_invoices, partial(to_chartmogul, data_source=os.environ.get("CHARTMOGUL_SOURCE"))),
    "paddle": (paddle_subscriptions, partial(to_databox, metric="paddle_mrr")),
}


def main(argv=None):
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("flows", nargs="*", default=list(FLOWS), help="which ones, all if none is given")
    ap.add_argument("--since", type=date.fromisoformat, default=date.today().replace(day=1))
    ap.add_argument("-v", action="store_true")
    args = ap.parse_args(argv)
    logging.basicConfig(level=logging.DEBUG if args.v else logging.INFO)
    for name in args.flows:
        read, write = FLOWS[name]
        logger.info("%s since %s", name, args.since)
        write(read(args.since))


if __name__ == "__main__":
    main()
