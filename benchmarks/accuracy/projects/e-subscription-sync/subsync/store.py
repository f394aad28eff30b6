import asyncpg


class SubscriptionStore:
    def __init__(self, dsn: str):
        self._dsn = dsn
        self._pool = None

    async def open(self):
        self._pool = await asyncpg.create_pool(self._dsn, min_size=1, max_size=4)

    async def close(self):
        await self._pool.close()

    async def first_time(self, event_id: str) -> bool:
        status = await self._pool.execute("INSERT INTO billing.events(id) VALUES ($1) ON CONFLICT DO NOTHING", event_id)
        return status.endswith("1")

    async def upsert(self, sub_id, customer_id, plan, status, mrr_cents):
        await self._pool.execute(
            """INSERT INTO billing.subscriptions(id, customer_id, plan, status, mrr_cents, updated_at)
               VALUES ($1, $2, $3, $4, $5, now())
               ON CONFLICT (id) DO UPDATE SET plan = $3, status = $4, mrr_cents = $5, updated_at = now()""",
            sub_id, customer_id, plan, status, mrr_cents,
        )

    async def account_manager(self, customer_id):
        return await self._pool.fetchval("SELECT account_manager FROM crm.accounts WHERE billing_id = $1", customer_id)
