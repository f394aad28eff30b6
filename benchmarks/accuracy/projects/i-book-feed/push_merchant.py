"""Upload data/products.jsonl into Merchant Center (Content API)."""
import json
import os

from google.oauth2 import service_account
from googleapiclient.discovery import build

MERCHANT = os.environ["MERCHANT_ID"]


def service():
    creds = service_account.Credentials.from_service_account_file(
        "merchant-sa.json", scopes=["https://www.googleapis.com/auth/content"])
    return build("content", "v2.1", credentials=creds)


def entry(i, p):
    return {
        "batchId": i,
        "merchantId": MERCHANT,
        "method": "insert",
        "product": {
            "offerId": p["isbn"], "gtin": p["isbn"], "title": p["title"], "brand": p["publisher"],
            "link": p["link"], "imageLink": p["image"], "contentLanguage": "en", "targetCountry": "GB",
            "channel": "online", "condition": "new",
            "availability": "in stock" if p["qty"] > 0 else "out of stock",
            "price": {"value": p["price"], "currency": "GBP"},
        },
    }


def main():
    svc = service()
    with open("data/products.jsonl", encoding="utf-8") as fh:
        items = [json.loads(line) for line in fh]
    items = [p for p in items if p["isbn"] and p["image"]]
    for start in range(0, len(items), 500):
        body = {"entries": [entry(i, p) for i, p in enumerate(items[start:start + 500])]}
        res = svc.products().custombatch(body=body).execute()
        for e in res["entries"]:
            if "errors" in e:
                print(e["batchId"], e["errors"]["message"])


if __name__ == "__main__":
    main()
