"""Lambda layer: things all functions need."""
import base64
import hashlib
import hmac
import os

import boto3
import requests

SHIPSTATION = "https://ssapi.shipstation.com"

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])


def valid_woo_signature(body: str, signature: str) -> bool:
    digest = hmac.new(os.environ["WOO_SECRET"].encode(), body.encode(), hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest).decode(), signature or "")


def shipstation(method, path, **kw):
    resp = requests.request(method, SHIPSTATION + path, timeout=20,
                            auth=(os.environ["SS_KEY"], os.environ["SS_SECRET"]), **kw)
    resp.raise_for_status()
    return resp.json()
