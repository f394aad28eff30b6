import asyncio
import os
import sys

import aiohttp
import asyncpg

from .channels import CHANNELS
from .cin7 import available

BUFFER = int(os.environ.get("SAFETY_STOCK", "3"))


async def changed(pool, http):
    old = {r["sku"]: r["qty"] for r in await pool.fetch("SELECT sku, qty FROM last_pushed")}
    async for sku, qty in available(http):
        qty = max(qty - BUFFER, 0)
        if old.get(sku) != qty:
            yield sku, qty


async def push(sem, http, sku, qty, names):
    async with sem:
        return await asyncio.gather(*(CHANNELS[n](http, sku, qty) for n in names), return_exceptions=True)


async def main(names):
    sem = asyncio.Semaphore(8)
    async with asyncpg.create_pool(os.environ["DATABASE_URL"]) as pool, aiohttp.ClientSession() as http:
        batch = [(s, q) async for s, q in changed(pool, http)]
        results = await asyncio.gather(*(push(sem, http, s, q, names) for s, q in batch))
        ok = [row for row, res in zip(batch, results) if not any(isinstance(x, Exception) for x in res)]
        await pool.executemany(
            "INSERT INTO last_pushed (sku, qty) VALUES ($1, $2) "
            "ON CONFLICT (sku) DO UPDATE SET qty = excluded.qty, pushed_at = now()", ok)
        failed = len(batch) - len(ok)
        if failed:
            await http.post(os.environ["SLACK_WEBHOOK"], json={"text": f"stock fan-out: {failed} SKUs failed"})


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:] or list(CHANNELS)))
