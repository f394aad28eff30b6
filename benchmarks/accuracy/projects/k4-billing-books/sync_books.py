#!/usr/bin/env python3
"""Chargebee invoices into QuickBooks, churn note into Mattermost."""
import os
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import chargebee
import requests

from models import Customer, Invoice

CONF = tomllib.loads((Path(__file__).parent / "settings.toml").read_text())
chargebee.configure(os.environ["CHARGEBEE_KEY"], CONF["chargebee"]["site"])


def listing(resource, name, **filters):
    params = {"limit": 100, **filters}
    while True:
        res = resource.list(params)
        for entry in res:
            yield getattr(entry, name).values
        if not res.next_offset:
            return
        params |= {"offset": res.next_offset}


def qb(method, path, *parts, **kw):
    url = "/".join([CONF["quickbooks"]["host"], "v3/company", CONF["quickbooks"]["realm"], path, *parts])
    r = requests.request(method, url, headers={
        "Authorization": f"Bearer {os.environ['QB_ACCESS_TOKEN']}", "Accept": "application/json"}, **kw)
    r.raise_for_status()
    return r.json()


def book_customers():
    q = "select Id, PrimaryEmailAddr from Customer maxresults 1000"
    rows = qb("GET", "query", params={"query": q})["QueryResponse"].get("Customer", [])
    return {c["PrimaryEmailAddr"]["Address"].lower(): c["Id"] for c in rows if "PrimaryEmailAddr" in c}


def push(*invoices, customers, refs, **common):
    docs = {}
    for inv in invoices:
        who = customers[inv.customer_id]
        ref = refs.get((who.email or "").lower())
        if not ref:
            print("no customer in the books for", who.id, file=sys.stderr)
            continue
        docs[inv.id] = inv.as_book(CustomerRef={"value": ref}, **common)
    with ThreadPoolExecutor(4) as pool:
        running = {pool.submit(qb, "POST", "invoice", json=doc): no for no, doc in docs.items()}
        for fut in as_completed(running):
            print(running[fut], "->", fut.result()["Invoice"]["Id"])


def churned(since):
    subs = listing(chargebee.Subscription, "subscription", **{"cancelled_at[after]": since})
    return [(s["id"], s.get("cancel_reason", "?")) for s in subs]


def main(since: int):
    customers = {c.id: c for c in (Customer(**v) for v in listing(chargebee.Customer, "customer"))}
    invoices = [Invoice(**v) for v in listing(chargebee.Invoice, "invoice",
                                              **{"status[is]": "paid", "date[after]": since})]
    push(*invoices, customers=customers, refs=book_customers(), PrivateNote="chargebee sync")

    if lost := churned(since):
        lines = ["| subscription | why |", "|---|---|", *("| {} | {} |".format(*row) for row in lost)]
        requests.post(os.environ["MATTERMOST_HOOK"], json={"text": "\n".join(lines)}).raise_for_status()


if __name__ == "__main__":
    main(int(sys.argv[1]))
