import asyncpg


class SubscriptionRepo:
    def __init__(self, pool: asyncpg.Pool):
        self._pool = pool

    async def save(self, sub_id, user_id, status, plan):
        async with self._pool.acquire() as con:
            await con.execute(
                """
                INSERT INTO subscriptions (id, user_id, status, plan, started_at)
                VALUES ($1, $2, $3, $4, now())
                ON CONFLICT (id) DO UPDATE SET status = EXCLUDED.status, plan = EXCLUDED.plan
                """,
                sub_id,
                user_id,
                status,
                plan,
            )

    async def close(self, sub_id):
        return await self._pool.fetchrow(
            """
            UPDATE subscriptions SET status = 'ended', ended_at = now() WHERE id = $1
            RETURNING user_id, (extract(epoch from now() - started_at) / 2592000)::int AS months
            """,
            sub_id,
        )

    async def by_customer_invoice(self, sub_id):
        return await self._pool.fetchrow("SELECT user_id, plan FROM subscriptions WHERE id = $1", sub_id)

    async def current(self, user_id):
        return await self._pool.fetchrow(
            "SELECT plan, status FROM subscriptions WHERE user_id = $1 ORDER BY started_at DESC LIMIT 1", user_id
        )
