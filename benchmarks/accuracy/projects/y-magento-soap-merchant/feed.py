import argparse
import html
import os
import re
from itertools import islice

import pandas as pd
from google.oauth2 import service_account
from googleapiclient.discovery import build

from magento import Magento

MERCHANT = os.environ["GMC_ID"]
MAPPING = "https://docs.google.com/spreadsheets/d/{}/export?format=csv&gid=0".format(os.environ["CATEGORY_SHEET"])
TAGS = re.compile(r"<[^>]+>")


def content_api():
    creds = service_account.Credentials.from_service_account_file(
        os.environ["GOOGLE_APPLICATION_CREDENTIALS"], scopes=["https://www.googleapis.com/auth/content"])
    return build("content", "v2.1", credentials=creds, cache_discovery=False)


def category_map():
    df = pd.read_csv(MAPPING, dtype=str)
    return dict(zip(df["magento_id"], df["google_category"]))


def chunks(it, n):
    it = iter(it)
    while batch := list(islice(it, n)):
        yield batch


def to_offer(p, cats):
    return {
        "offerId": p["sku"],
        "title": p["name"][:150],
        "description": html.unescape(TAGS.sub(" ", p["text"] or ""))[:5000],
        "link": p["url"],
        "contentLanguage": "de",
        "targetCountry": "DE",
        "channel": "online",
        "availability": "in stock" if p["qty"] > 0 else "out of stock",
        "price": {"value": str(p["price"]), "currency": "EUR"},
        "googleProductCategory": next((cats[c] for c in p["cats"] if c in cats), None),
    }


def upload(limit):
    api, cats = content_api(), category_map()
    with Magento() as shop:
        offers = (to_offer(p, cats) for p in islice(shop.products(), limit))
        for batch in chunks(offers, 200):
            entries = [
                {"batchId": i, "merchantId": MERCHANT, "method": "insert", "product": o}
                for i, o in enumerate(batch)
            ]
            res = api.products().custombatch(body={"entries": entries}).execute()
            for e in res["entries"]:
                if "errors" in e:
                    print(entries[e["batchId"]]["product"]["offerId"], e["errors"]["message"])


def disapprovals():
    api = content_api()
    req = api.productstatuses().list(merchantId=MERCHANT, maxResults=250)
    with Magento() as shop:
        while req is not None:
            res = req.execute()
            for st in res.get("resources", []):
                issues = [i["description"] for i in st.get("itemLevelIssues", []) if i["servability"] == "disapproved"]
                if issues:
                    sku = st["productId"].rsplit(":", 1)[-1]
                    shop.flag(sku, "; ".join(issues))
            req = api.productstatuses().list_next(req, res)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    sub = ap.add_subparsers(dest="cmd", required=True)
    up = sub.add_parser("upload")
    up.add_argument("--limit", type=int)
    up.set_defaults(func=lambda a: upload(a.limit))
    sub.add_parser("disapprovals").set_defaults(func=lambda a: disapprovals())
    args = ap.parse_args()
    args.func(args)
