import os
import sys
import time
from datetime import datetime, timedelta

import pandas as pd
from sp_api.api import Orders
from sp_api.base import Marketplaces, SellingApiRequestThrottled

DATA = os.environ.get("DATA_DIR", "data")
since = (datetime.utcnow() - timedelta(days=int(sys.argv[1]) if len(sys.argv) > 1 else 3)).isoformat()


def pages(mp):
    api = Orders(marketplace=mp)
    token = None
    while True:
        try:
            res = api.get_orders(NextToken=token) if token else api.get_orders(LastUpdatedAfter=since)
        except SellingApiRequestThrottled:
            time.sleep(60)
            continue
        yield from res.payload["Orders"]
        token = res.payload.get("NextToken")
        if not token:
            return


records = []
for mp in (Marketplaces.DE, Marketplaces.FR, Marketplaces.UK):
    for o in pages(mp):
        total = o.get("OrderTotal") or {}
        records.append({
            "order_id": o["AmazonOrderId"],
            "marketplace": mp.name,
            "purchased": o["PurchaseDate"],
            "status": o["OrderStatus"],
            "amount": float(total.get("Amount", 0)),
            "currency": total.get("CurrencyCode"),
        })

pd.DataFrame(records).to_parquet(os.path.join(DATA, "amazon_orders.parquet"))
print(len(records))
