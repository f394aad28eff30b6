from contextlib import asynccontextmanager

import asyncpg

from .settings import settings

_pool: asyncpg.Pool | None = None


@asynccontextmanager
async def lifespan(app):
    global _pool
    _pool = await asyncpg.create_pool(settings.database_url, max_size=5)
    yield
    await _pool.close()


@asynccontextmanager
async def tx():
    async with _pool.acquire() as con, con.transaction():
        yield con


async def bump(hook: str) -> None:
    """how often was each hook called"""
    async with tx() as con:
        await con.execute(
            "insert into hook_counts (hook, n) values ($1, 1) on conflict (hook) do update set n = hook_counts.n + 1",
            hook,
        )
