"""every 15 min from the task scheduler"""
import itertools

import settings
from channels import make_ebay, make_shopify
from db import erp, rows

SQL = """
SELECT i.[No_] AS sku, SUM(e.[Remaining Quantity]) AS qty
FROM [Harbour$Item] i JOIN [Harbour$Item Ledger Entry] e ON e.[Item No_] = i.[No_]
WHERE i.[Web Item] = 1 GROUP BY i.[No_]
"""


def batched(it, n):
    it = iter(it)
    while True:
        chunk = list(itertools.islice(it, n))
        if not chunk:
            break
        yield chunk


def main():
    pushers = {"shopify": make_shopify(settings.SHOPIFY_LOCATION), "ebay": make_ebay()}
    with erp() as cur:
        stock = ((r["sku"].strip(), int(r["qty"] or 0)) for r in rows(cur, SQL))
        for batch in batched(stock, settings.BATCH):
            for name, push in pushers.items():
                try:
                    push(batch)
                except Exception as e:
                    print(name, "failed", e)


if __name__ == "__main__":
    main()
