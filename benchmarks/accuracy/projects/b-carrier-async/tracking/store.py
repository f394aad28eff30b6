import asyncpg

OPEN = """
    SELECT id, carrier, tracking_no, order_no, customer_email
      FROM shipment
     WHERE state NOT IN ('D', 'DL', 'X')
     ORDER BY checked_at NULLS FIRST
     LIMIT $1
"""


class Shipments:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def open(self, limit=400):
        async with self.pool.acquire() as con:
            return [dict(r) for r in await con.fetch(OPEN, limit)]

    async def save(self, shipment_id, status):
        async with self.pool.acquire() as con:
            await con.execute(
                "UPDATE shipment SET state = $2, state_text = $3, place = $4, checked_at = now() WHERE id = $1",
                shipment_id, status["code"], status["text"], status["place"],
            )
