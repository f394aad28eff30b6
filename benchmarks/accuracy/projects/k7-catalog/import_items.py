"""Navision items -> Mongo catalog"""
from pymongo import UpdateOne

from stores import Bus, catalog, navision

SQL = """
SELECT i.[No_] AS sku, i.[Description] AS name, i.[Unit Price] AS price,
       i.[Item Category Code] AS category, i.[Net Weight] AS weight
FROM dbo.[Nordhus$Item] i WHERE i.[Blocked] = 0
"""


def items():
    with navision() as cur:
        cur.execute(SQL)
        names = [c[0] for c in cur.description]
        while True:
            rows = cur.fetchmany(1000)
            if not rows:
                break
            for row in rows:
                item = dict(zip(names, row))
                item["price"] = float(item["price"])
                item["weight"] = float(item["weight"])
                yield item


def chunks(seq, size):
    batch = []
    for x in seq:
        batch.append(x)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def main():
    with catalog() as coll:
        for batch in chunks(items(), 500):
            coll.bulk_write(
                [UpdateOne({"_id": it["sku"]}, {"$set": it, "$unset": {"stale": ""}}, upsert=True) for it in batch],
                ordered=False,
            )
    with Bus() as bus:
        bus.tell("catalog.updated")


if __name__ == "__main__":
    main()
