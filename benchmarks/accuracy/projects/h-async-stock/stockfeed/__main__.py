import asyncio
import logging

import aiohttp

from .consumers import SearchIndex, ShopLevels
from .producers import catalogue, stock_levels
from .settings import Settings

log = logging.getLogger("stockfeed")


async def complain(http: aiohttp.ClientSession, cfg: Settings, problems: list[str]) -> None:
    async with http.post(cfg.discord_webhook, json={"content": "stockfeed: " + "; ".join(problems)}):
        pass


async def main() -> None:
    cfg = Settings()
    levels: asyncio.Queue = asyncio.Queue(maxsize=500)
    index_stock: asyncio.Queue = asyncio.Queue(maxsize=500)
    index_texts: asyncio.Queue = asyncio.Queue(maxsize=500)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as http:
        shop = ShopLevels(http, cfg)
        index = SearchIndex(http, cfg)
        results = await asyncio.gather(
            stock_levels(http, cfg, [levels, index_stock]),
            catalogue(http, cfg, index_texts),
            shop.run(levels),
            index.run(index_stock),
            index.run(index_texts),
            return_exceptions=True,
        )
        problems = [type(r).__name__ for r in results if isinstance(r, BaseException)]
        if problems and cfg.discord_webhook:
            await complain(http, cfg, problems)
        log.info("%d levels set", shop.sent)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
