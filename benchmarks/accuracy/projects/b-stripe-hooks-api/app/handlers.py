import datetime as dt
import logging

import httpx

from .config import settings

log = logging.getLogger(__name__)
HANDLERS = {}


def on(*types):
    def register(fn):
        for t in types:
            HANDLERS[t] = fn
        return fn
    return register


def qbo(method, path, **kw):
    cfg = settings()
    r = httpx.request(
        method,
        f"https://quickbooks.api.intuit.com/v3/company/{cfg.qbo_realm}/{path}",
        headers={"Authorization": f"Bearer {cfg.qbo_token}", "Accept": "application/json"},
        timeout=30,
        **kw,
    )
    r.raise_for_status()
    return r.json()


def say(text):
    httpx.post(settings().slack_webhook, json={"text": text}, timeout=10)


@on("invoice.paid")
def book_receipt(invoice):
    cfg = settings()
    day = dt.datetime.fromtimestamp(invoice["status_transitions"]["paid_at"], dt.timezone.utc).date()
    qbo("POST", "salesreceipt", json={
        "TxnDate": day.isoformat(),
        "DocNumber": invoice["number"],
        "CustomerRef": {"value": cfg.qbo_customer_id},
        "PrivateNote": invoice["id"],
        "Line": [{
            "Amount": line["amount"] / 100,
            "Description": line["description"],
            "DetailType": "SalesItemLineDetail",
            "SalesItemLineDetail": {"ItemRef": {"value": cfg.qbo_item_id}},
        } for line in invoice["lines"]["data"]],
    })


@on("charge.dispute.created")
def dispute(d):
    say(f"Dispute over {d['amount'] / 100:.2f} {d['currency'].upper()} ({d['reason']}), evidence due "
        f"{dt.datetime.fromtimestamp(d['evidence_details']['due_by']):%d %b}")


@on("payout.failed", "payout.canceled")
def payout_trouble(payout):
    log.error("payout %s: %s", payout["id"], payout.get("failure_code"))
    httpx.post(
        "https://api.opsgenie.com/v2/alerts",
        headers={"Authorization": f"GenieKey {settings().opsgenie_key}"},
        json={"message": "Stripe payout did not go through", "priority": "P2", "tags": ["finance"]},
        timeout=10,
    )


@on("invoice.voided")
def void_receipt(invoice):
    found = qbo("GET", "query", params={"query": f"select * from SalesReceipt where DocNumber = '{invoice['number']}'"})
    for receipt in found["QueryResponse"].get("SalesReceipt", []):
        qbo("POST", "salesreceipt", params={"operation": "void"}, json={"Id": receipt["Id"], "SyncToken": receipt["SyncToken"]})
