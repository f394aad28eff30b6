import csv
import json
import os

import requests
from requests_oauthlib import OAuth1

from paths import AMAZON_CSV, EBAY_JSON, POSTED

ACCOUNT = os.environ["NS_ACCOUNT"]
URL = f"https://{ACCOUNT}.suitetalk.api.netsuite.com/services/rest/record/v1/cashSale"
AUTH = OAuth1(
    os.environ["NS_CK"], os.environ["NS_CS"], os.environ["NS_TOKEN"], os.environ["NS_TS"],
    realm=ACCOUNT, signature_method="HMAC-SHA256",
)
ENTITY = {"amazon": "10233", "ebay": "10234"}


def amazon_lines():
    with open(AMAZON_CSV, newline="") as fh:
        for r in csv.DictReader(fh):
            yield "amazon", r["order_id"], r["date"], r["sku"], int(r["qty"]), float(r["amount"])


def ebay_lines():
    for o in json.loads(EBAY_JSON.read_text()):
        for li in o["lineItems"]:
            yield ("ebay", o["orderId"], o["creationDate"][:10], li.get("sku"), li["quantity"],
                   float(li["lineItemCost"]["value"]))


def already():
    if not POSTED.exists():
        return set()
    with open(POSTED, newline="") as fh:
        return {r[0] for r in csv.reader(fh)}


def main():
    seen = already()
    grouped = {}
    for src in (amazon_lines, ebay_lines):
        for market, oid, day, sku, qty, amount in src():
            if oid in seen:
                continue
            o = grouped.setdefault(oid, {"market": market, "day": day, "items": []})
            o["items"].append({"item": {"externalId": sku}, "quantity": qty, "amount": amount})
    with open(POSTED, "a", newline="") as fh:
        log = csv.writer(fh)
        for oid, o in grouped.items():
            r = requests.post(URL, auth=AUTH, json={
                "externalId": oid,
                "entity": {"id": ENTITY[o["market"]]},
                "tranDate": o["day"],
                "item": {"items": o["items"]},
            })
            if r.status_code >= 300:
                print("!!", oid, r.text[:300])
                continue
            log.writerow([oid, o["market"], o["day"], sum(i["amount"] for i in o["items"])])


if __name__ == "__main__":
    main()
