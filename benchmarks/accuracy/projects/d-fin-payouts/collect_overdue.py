"""Collect overdue invoices by direct debit (Prefect, runs Tuesdays).

QuickBooks REST directly, the SDK has no minorversion for what we need.
"""
import functools
import os
import time
from datetime import date

import gocardless_pro
import requests
from prefect import flow, get_run_logger, task

BASE = f"https://quickbooks.api.intuit.com/v3/company/{os.environ.get('QB_COMPANY', '')}"
MIN_AMOUNT = 15


def throttled(per_second):
    def deco(fn):
        last = [0.0]

        @functools.wraps(fn)
        def inner(*a, **kw):
            wait = 1 / per_second - (time.monotonic() - last[0])
            if wait > 0:
                time.sleep(wait)
            last[0] = time.monotonic()
            return fn(*a, **kw)
        return inner
    return deco


@throttled(5)
def api_request(method, path, **kw):
    r = requests.request(method, BASE + path, headers={
        "Authorization": "Bearer " + os.environ["QB_ACCESS"], "Accept": "application/json"}, timeout=30, **kw)
    r.raise_for_status()
    return r.json()


@task(retries=2)
def overdue():
    sql = f"select Id, DocNumber, Balance, CustomerRef from Invoice where Balance > '0' and DueDate < '{date.today()}'"
    return api_request("GET", "/query", params={"query": sql, "minorversion": 70})["QueryResponse"].get("Invoice", [])


@task
def mandates(gc):
    out = {}
    for c in gc.customers.all():
        ref = (c.metadata or {}).get("qb_customer")
        if not ref:
            continue
        active = gc.mandates.list(params={"customer": c.id, "status": "active"}).records
        if active:
            out[ref] = active[0].id
    return out


@task
def debit(gc, invoice, mandate):
    return gc.payments.create(
        params={
            "amount": int(round(float(invoice["Balance"]) * 100)),
            "currency": "GBP",
            "description": "Invoice " + invoice["DocNumber"],
            "links": {"mandate": mandate},
        },
        headers={"Idempotency-Key": f"inv-{invoice['Id']}"},
    )


@task
def annotate(invoice, payment):
    current = api_request("GET", f"/invoice/{invoice['Id']}")["Invoice"]
    api_request("POST", "/invoice", params={"operation": "update"}, json={
        "Id": current["Id"], "SyncToken": current["SyncToken"], "sparse": True,
        "PrivateNote": f"Direct debit {payment.id}, charge date {payment.charge_date}",
    })


@flow(name="collect-overdue")
def collect():
    log = get_run_logger()
    gc = gocardless_pro.Client(access_token=os.environ["GC_TOKEN"], environment="live")
    by_customer = mandates(gc)
    for inv in overdue():
        mandate = by_customer.get(inv["CustomerRef"]["value"])
        if mandate is None or float(inv["Balance"]) < MIN_AMOUNT:
            continue
        payment = debit(gc, inv, mandate)
        annotate(inv, payment)
        log.info("collected %s", inv["DocNumber"])


if __name__ == "__main__":
    collect()
