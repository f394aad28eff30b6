from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import Any

import clickhouse_connect
import httpx

from .config import Config
from .producers import DONE


class Consumer(ABC):
    """Takes items off its queue in batches."""

    size = 500

    def __init__(self, cfg: Config, queue: asyncio.Queue) -> None:
        self.cfg = cfg
        self.queue = queue

    async def run(self) -> None:
        batch: list[dict[str, Any]] = []
        while (item := await self.queue.get()) is not DONE:
            batch.append(item)
            if len(batch) >= self.size:
                await self.flush(batch)
                batch = []
        if batch:
            await self.flush(batch)

    @abstractmethod
    async def flush(self, batch: list[dict[str, Any]]) -> None: ...


class ClickHouseConsumer(Consumer):
    table: str
    columns: tuple[str, ...]

    async def flush(self, batch):
        client = await clickhouse_connect.get_async_client(host=self.cfg.clickhouse_host, password=self.cfg.clickhouse_pw)
        await client.insert(self.table, [self.row(i) for i in batch], column_names=list(self.columns))

    def row(self, item: dict[str, Any]) -> list[Any]:
        return [item.get(c) for c in self.columns]


class TicketTable(ClickHouseConsumer):
    table = "support.tickets"
    columns = ("id", "status", "channel", "subject", "customer_email")

    def row(self, item):
        return [item["id"], item["status"], item["channel"], item["subject"], item["customer"]["email"]]


class CallTable(ClickHouseConsumer):
    table = "support.calls"
    columns = ("id", "direction", "duration", "raw_digits")


class CloseCallLog(Consumer):
    """Missed inbound calls show up with the lead in Close."""

    size = 25

    async def flush(self, batch):
        async with httpx.AsyncClient(base_url="https://api.close.com/api/v1", auth=(self.cfg.close_key, "")) as http:
            for call in batch:
                if call["direction"] != "inbound" or call.get("answered_at"):
                    continue
                await http.post(
                    "/activity/call/",
                    json={
                        "direction": "inbound",
                        "status": "no-answer",
                        "phone": call["raw_digits"],
                        "duration": call["duration"],
                        "note": f"Aircall {call['id']}",
                    },
                )
