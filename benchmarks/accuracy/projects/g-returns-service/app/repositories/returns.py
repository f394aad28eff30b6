from fastapi import Depends
from motor.motor_asyncio import AsyncIOMotorClient

from app.config import Settings, get_settings


class ReturnRepo:
    def __init__(self, settings: Settings = Depends(get_settings)):
        self.col = AsyncIOMotorClient(settings.mongo_dsn)["shop"]["returns"]

    async def add(self, doc: dict) -> None:
        await self.col.insert_one(doc)

    async def by_tracking(self, number: str) -> dict | None:
        return await self.col.find_one({"label.tracking": number})

    async def mark(self, number: str, status: str) -> None:
        await self.col.update_one({"label.tracking": number}, {"$set": {"status": status}})
