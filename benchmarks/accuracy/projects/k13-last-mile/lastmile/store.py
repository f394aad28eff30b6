from __future__ import annotations

from typing import Any, Iterable

from decouple import config
from motor.motor_asyncio import AsyncIOMotorClient


class Store:
    def __init__(self, uri: str):
        db = AsyncIOMotorClient(uri)["lastmile"]
        self._orders = db["orders"]
        self._positions = db["positions"]

    async def remember(self, number: str, **fields: Any) -> None:
        await self._orders.update_one({"_id": number}, {"$set": fields}, upsert=True)

    async def order(self, number: str) -> dict[str, Any] | None:
        return await self._orders.find_one({"_id": number})

    async def seen(self, number: str) -> bool:
        return await self._orders.count_documents({"_id": number}, limit=1) > 0

    async def positions(self, docs: Iterable[dict[str, Any]]) -> None:
        docs = list(docs)
        if docs:
            await self._positions.insert_many(docs, ordered=False)


store = Store(config("MONGO_URI"))
