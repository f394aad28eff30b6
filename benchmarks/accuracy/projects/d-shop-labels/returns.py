"""Refund webhook. Web: gunicorn returns:web   Worker: celery -A returns worker"""
import base64
import functools
import hashlib
import hmac
import os
from datetime import datetime, timezone

import gspread
import requests
from celery import Celery
from flask import Flask, abort, request

web = Flask(__name__)
queue = Celery("returns", broker=os.environ.get("BROKER", "redis://localhost/2"))
queue.conf.task_serializer = "json"


def verified(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        digest = hmac.new(os.environ["SHOPIFY_HOOK_SECRET"].encode(), request.get_data(), hashlib.sha256).digest()
        if not hmac.compare_digest(base64.b64encode(digest).decode(), request.headers.get("X-Shopify-Hmac-Sha256", "")):
            abort(401)
        return view(*args, **kwargs)
    return inner


@web.post("/refunds/create")
@verified
def refund_created():
    doc = request.get_json()
    lines = [
        {"sku": l["line_item"]["sku"], "qty": l["quantity"], "amount": float(l["subtotal"])} for l in doc["refund_line_items"]
    ]
    log_refund.delay(doc["order_id"], lines)
    if doc.get("note"):
        notify.delay(doc["note"])
    return "", 200


@queue.task(bind=True, max_retries=5)
def log_refund(self, order_id, lines):
    try:
        ws = gspread.service_account("sa.json").open("Retouren").sheet1
        stamp = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M")
        ws.append_rows([[stamp, str(order_id), l["sku"], l["qty"], l["amount"]] for l in lines])
    except gspread.exceptions.APIError as exc:
        raise self.retry(exc=exc, countdown=30)


@queue.task
def notify(note):
    note = "Neue Retoure mit Notiz, bitte im Admin ansehen"
    requests.post(f"https://api.telegram.org/bot{os.environ['TG_TOKEN']}/sendMessage", data={"chat_id": os.environ["TG_CHAT"], "text": note})
