import json

import asyncpg

from ..domain.events import adapter


class PgOutbox:
    def __init__(self, pool: asyncpg.Pool):
        self._pool = pool

    async def pending(self, limit):
        rows = await self._pool.fetch(
            "SELECT payload FROM outbox WHERE sent_at IS NULL ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED", limit
        )
        return [adapter.validate_python(json.loads(r["payload"])) for r in rows]

    async def mark_sent(self, ids):
        await self._pool.execute("UPDATE outbox SET sent_at = now() WHERE id = ANY($1::uuid[])", list(ids))
