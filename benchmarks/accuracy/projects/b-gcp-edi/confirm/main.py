import base64
import json
import os

import functions_framework
import requests
from google.cloud import firestore

db = firestore.Client()

FRAPPE = os.environ["ERPNEXT_URL"]
AUTH = {"Authorization": f"token {os.environ['ERPNEXT_KEY']}:{os.environ['ERPNEXT_SECRET']}"}


def buyer(gln):
    snap = db.collection("edi_partners").document(gln).get()
    return snap.to_dict() if snap.exists else None


def place(order, partner):
    r = requests.post(
        f"{FRAPPE}/api/resource/Sales Order",
        headers=AUTH,
        json={
            "customer": partner["erp_customer"],
            "po_no": order["number"],
            "delivery_date": order["delivery_date"],
            "items": [{"item_code": l["ean"], "qty": l["qty"]} for l in order["lines"]],
        },
        timeout=60,
    )
    r.raise_for_status()
    return r.json()["data"]


@functions_framework.cloud_event
def on_order(event):
    order = json.loads(base64.b64decode(event.data["message"]["data"]))
    gln = event.data["message"]["attributes"]["buyer"]
    partner = buyer(gln)
    ref = db.collection("edi_orders").document(f"{gln}-{order['number']}")
    if partner is None:
        ref.set({"state": "unknown-buyer", "lines": len(order["lines"])})
        return
    if ref.get().exists:
        return
    created = place(order, partner)
    ref.set({"state": "placed", "erp_name": created["name"], "total": created["grand_total"]})
