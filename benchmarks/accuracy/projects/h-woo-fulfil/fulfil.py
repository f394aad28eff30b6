#!/usr/bin/env python3
# Teeladen fulfilment - runs every 15 min on the vserver
# (c) webagentur kuhn 2021, call me before you change anything here

import json
import os
import sys
import time
import traceback
from datetime import datetime

import requests
from woocommerce import API

SHOP_URL = "https://www.teeladen-kuhn.de"
LEX_URL = "https://api.lexoffice.io/v1"
SC_URL = "https://panel.sendcloud.sc/api/v2"
TG_TOKEN = os.environ.get("TG_TOKEN", "")
TG_CHAT = "-1001552034417"
STATE_FILE = "/var/lib/fulfil/last_id.txt"
DRY = "--dry" in sys.argv

wcapi = API(
    url=SHOP_URL,
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
    timeout=30,
)

LEX_HEADERS = {
    "Authorization": "Bearer " + os.environ["LEX_KEY"],
    "Content-Type": "application/json",
    "Accept": "application/json",
}
SC_AUTH = (os.environ["SC_PUBLIC"], os.environ["SC_SECRET"])

ORDERS = []
ERRORS = []
DONE = 0

VAT = {"DE": 19, "AT": 20, "FR": 20, "NL": 21}

SHIP_METHODS = {
    "DE": 8,
    "AT": 1066,
    "FR": 1069,
    "NL": 1071,
}


def log(*a):
    print(datetime.now().strftime("%Y-%m-%d %H:%M:%S"), *a)


def load_orders():
    global ORDERS
    page = 1
    while True:
        r = wcapi.get("orders", params={"status": "processing", "per_page": 50, "page": page})
        if r.status_code != 200:
            log("orders", r.status_code, r.text[:200])
            break
        chunk = r.json()
        ORDERS += chunk
        if len(chunk) < 50:
            break
        page += 1
    log("loaded", len(ORDERS), "orders")


def meta(order, key):
    for m in order["meta_data"]:
        if m["key"] == key:
            return m["value"]
    return None


def lex_invoice(order):
    b = order["billing"]
    lines = []
    for li in order["line_items"]:
        lines.append({
            "type": "custom",
            "name": li["name"],
            "quantity": li["quantity"],
            "unitName": "Stück",
            "unitPrice": {
                "currency": order["currency"],
                "grossAmount": round((float(li["total"]) + float(li["total_tax"])) / li["quantity"], 2),
                "taxRatePercentage": VAT.get(b["country"], 19),
            },
        })
    if float(order["shipping_total"]) > 0:
        lines.append({
            "type": "custom",
            "name": "Versand",
            "quantity": 1,
            "unitName": "Pauschale",
            "unitPrice": {
                "currency": order["currency"],
                "grossAmount": round(float(order["shipping_total"]) + float(order["shipping_tax"]), 2),
                "taxRatePercentage": VAT.get(b["country"], 19),
            },
        })
    body = {
        "voucherDate": order["date_paid"] + ".000+01:00",
        "address": {
            "name": (b["company"] or b["first_name"] + " " + b["last_name"]),
            "street": b["address_1"],
            "zip": b["postcode"],
            "city": b["city"],
            "countryCode": b["country"],
        },
        "lineItems": lines,
        "totalPrice": {"currency": order["currency"]},
        "taxConditions": {"taxType": "gross"},
        "title": "Rechnung",
        "introduction": "Ihre Bestellung #%s" % order["number"],
        "remark": "Vielen Dank für Ihren Einkauf",
        "shippingConditions": {"shippingDate": order["date_paid"] + ".000+01:00", "shippingType": "delivery"},
    }
    r = requests.post(LEX_URL + "/invoices", params={"finalize": "true"}, headers=LEX_HEADERS, json=body)
    if r.status_code == 429:
        time.sleep(2)
        r = requests.post(LEX_URL + "/invoices", params={"finalize": "true"}, headers=LEX_HEADERS, json=body)
    r.raise_for_status()
    time.sleep(0.6)
    return r.json()["id"]


def parcel(order):
    s = order["shipping"]
    body = {
        "parcel": {
            "name": s["first_name"] + " " + s["last_name"],
            "company_name": s["company"],
            "address": s["address_1"],
            "house_number": s["address_2"],
            "city": s["city"],
            "postal_code": s["postcode"],
            "country": s["country"],
            "email": order["billing"]["email"],
            "telephone": order["billing"]["phone"],
            "order_number": order["number"],
            "weight": "%.3f" % weight(order),
            "request_label": True,
            "shipment": {"id": SHIP_METHODS.get(s["country"], 8)},
        }
    }
    r = requests.post(SC_URL + "/parcels", auth=SC_AUTH, json=body)
    if r.status_code >= 400:
        raise RuntimeError("sendcloud %s: %s" % (r.status_code, r.text[:300]))
    return r.json()["parcel"]


def weight(order):
    w = 0.15
    for li in order["line_items"]:
        w += 0.1 * li["quantity"]
    return w


def newsletter(order):
    if meta(order, "newsletter") != "yes":
        return
    requests.put(
        "https://us4.api.mailchimp.com/3.0/lists/af2211c0e1/members/" + order["billing"]["email"],
        auth=("x", os.environ["MC_KEY"]),
        json={
            "email_address": order["billing"]["email"],
            "status_if_new": "pending",
            "merge_fields": {"FNAME": order["billing"]["first_name"]},
        },
    )


def finish(order, invoice_id, p):
    data = {
        "status": "completed",
        "meta_data": [
            {"key": "_lex_invoice", "value": invoice_id},
            {"key": "_tracking", "value": p["tracking_number"]},
        ],
    }
    wcapi.put("orders/%s" % order["id"], data).raise_for_status()
    note = {"note": "Ihr Paket ist unterwegs: " + p["tracking_url"], "customer_note": True}
    wcapi.post("orders/%s/notes" % order["id"], note)


def telegram(text):
    if not TG_TOKEN:
        return
    requests.post(
        "https://api.telegram.org/bot%s/sendMessage" % TG_TOKEN,
        data={"chat_id": TG_CHAT, "text": text},
        timeout=10,
    )


def write_state(oid):
    with open(STATE_FILE, "w") as f:
        f.write(str(oid))


def main():
    global DONE
    load_orders()
    for o in ORDERS:
        if meta(o, "_lex_invoice"):
            continue
        if DRY:
            log("would do", o["number"], json.dumps(o["billing"]))
            continue
        try:
            inv = lex_invoice(o)
            p = parcel(o)
            finish(o, inv, p)
            write_state(o["id"])
            DONE += 1
        except Exception as e:
            traceback.print_exc()
            ERRORS.append(str(e))
    if ERRORS:
        telegram("Fulfilment: es gab Fehler, bitte ins Log schauen")
    if ORDERS:
        telegram("Fulfilment fertig, letzte Bestellung #%s" % ORDERS[-1]["number"])


if __name__ == "__main__":
    main()
