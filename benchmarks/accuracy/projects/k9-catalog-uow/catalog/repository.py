from collections.abc import Iterator

from pymongo import ReplaceOne
from pymongo.collection import Collection


class Products:
    def __init__(self, collection: Collection) -> None:
        self._c = collection
        self._pending: list[ReplaceOne] = []

    def get(self, sku: str) -> dict | None:
        return self._c.find_one({"_id": sku})

    def changed_since(self, stamp: str) -> Iterator[dict]:
        yield from self._c.find({"updated": {"$gte": stamp}})

    def put(self, product: dict) -> None:
        self._pending.append(ReplaceOne({"_id": product["_id"]}, product, upsert=True))

    def flush(self) -> None:
        if self._pending:
            self._c.bulk_write(self._pending)
            self._pending.clear()
