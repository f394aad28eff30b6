from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

from .config import Config
from .consumers import CallTable, CloseCallLog, TicketTable
from .producers import aircall_calls, feed, gorgias_tickets


async def main() -> None:
    cfg = Config.from_env()
    since = datetime.now(timezone.utc) - timedelta(hours=1)

    tickets: asyncio.Queue = asyncio.Queue(maxsize=2000)
    calls: asyncio.Queue = asyncio.Queue(maxsize=2000)
    call_log: asyncio.Queue = asyncio.Queue(maxsize=200)

    async with asyncio.TaskGroup() as tg:
        tg.create_task(feed(gorgias_tickets(cfg, since), tickets))
        tg.create_task(feed(aircall_calls(cfg, since), calls, call_log))
        for consumer in (TicketTable(cfg, tickets), CallTable(cfg, calls), CloseCallLog(cfg, call_log)):
            tg.create_task(consumer.run())


if __name__ == "__main__":
    asyncio.run(main())
