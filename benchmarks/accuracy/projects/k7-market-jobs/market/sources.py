import os
from datetime import datetime, timezone

import requests

from .registry import source


@source("etsy")
def etsy_receipts(since, shop_id, **_):
    headers = {"x-api-key": os.environ["ETSY_KEY"], "Authorization": "Bearer " + os.environ["ETSY_TOKEN"]}
    offset = 0
    while True:
        r = requests.get(
            f"https://openapi.etsy.com/v3/application/shops/{shop_id}/receipts",
            headers=headers,
            params={"min_created": int(since.timestamp()), "limit": 100, "offset": offset},
            timeout=30,
        )
        r.raise_for_status()
        page = r.json()
        for rec in page["results"]:
            total = rec["grandtotal"]
            yield {
                "order": rec["receipt_id"],
                "buyer": rec["name"],
                "country": rec["country_iso"],
                "total": total["amount"] / total["divisor"],
                "currency": total["currency_code"],
                "created": datetime.fromtimestamp(rec["created_timestamp"], timezone.utc).date().isoformat(),
            }
        offset += 100
        if offset >= page["count"]:
            return


@source("ebay")
def ebay_orders(since, **_):
    url = "https://api.ebay.com/sell/fulfillment/v1/order"
    params = {"filter": f"creationdate:[{since:%Y-%m-%dT%H:%M:%S.000Z}..]", "limit": 200}
    rows = []
    while url:
        r = requests.get(url, params=params, headers={"Authorization": "Bearer " + os.environ["EBAY_TOKEN"]}, timeout=30)
        r.raise_for_status()
        page = r.json()
        for o in page["orders"]:
            rows.append({
                "order": o["orderId"],
                "buyer": o["buyer"]["username"],
                "country": o["fulfillmentStartInstructions"][0]["shippingStep"]["shipTo"]["contactAddress"]["countryCode"],
                "total": float(o["pricingSummary"]["total"]["value"]),
                "currency": o["pricingSummary"]["total"]["currency"],
                "created": o["creationDate"][:10],
            })
        url, params = page.get("next"), None
    return rows
