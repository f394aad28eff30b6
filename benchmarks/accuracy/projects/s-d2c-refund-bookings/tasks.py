import os

import requests
from celery import Celery

import xero_api

celery = Celery("refunds", broker=os.environ["REDIS_URL"])

SHOP = "https://oak-and-linen.myshopify.com/admin/api/2024-04"
SHOP_HEADERS = {"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]}
GORGIAS = "https://oakandlinen.gorgias.com/api"
GORGIAS_AUTH = (os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"])


def get_order(order_id):
    r = requests.get(f"{SHOP}/orders/{order_id}.json", headers=SHOP_HEADERS,
                     params={"fields": "id,name,email,currency,customer"}, timeout=30)
    r.raise_for_status()
    return r.json()["order"]


def refund_lines(refund):
    for item in refund["refund_line_items"]:
        yield {
            "Description": item["line_item"]["title"],
            "Quantity": item["quantity"],
            "UnitAmount": round(float(item["subtotal"]) / item["quantity"], 2),
            "AccountCode": "200",
        }
    for adj in refund.get("order_adjustments", []):
        yield {"Description": adj["kind"], "Quantity": 1, "UnitAmount": abs(float(adj["amount"])), "AccountCode": "205"}


@celery.task(autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=6)
def book_refund(refund):
    order = get_order(refund["order_id"])
    contact = xero_api.find_contact(order["email"]) or xero_api.WEB_CUSTOMER
    xero_api.create_credit_note({
        "Type": "ACCRECCREDIT",
        "Contact": {"ContactID": contact},
        "Date": refund["created_at"][:10],
        "Reference": f"{order['name']}/{refund['id']}",
        "CurrencyCode": order["currency"],
        "LineItems": list(refund_lines(refund)),
        "Status": "AUTHORISED",
    })


@celery.task(max_retries=3)
def flag_damage(order_id, note):
    order = get_order(order_id)
    requests.post(
        f"{GORGIAS}/tickets",
        auth=GORGIAS_AUTH,
        json={
            "channel": "email", "via": "api", "from_agent": False,
            "subject": f"Damaged on arrival {order['name']}",
            "customer": {"email": order["email"]},
            "tags": [{"name": "damage"}],
            "messages": [{"channel": "email", "via": "api", "from_agent": False, "body_text": note,
                          "sender": {"email": order["email"]}}],
        },
        timeout=30,
    ).raise_for_status()
