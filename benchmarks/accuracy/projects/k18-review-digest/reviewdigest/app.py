import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import httpx

from .config import Settings
from .digest import Summarizer
from .models import Review
from .sinks import create_reminder, open_gorgias_ticket, post_discord
from .sources import trustpilot_reviews, yotpo_reviews


async def each_negative(reviews: list[Review], on_negative: Callable[[Review], Awaitable[None]]) -> None:
    for review in reviews:
        if review.negative and review.email:
            await on_negative(review)


async def run(cfg: Settings) -> None:
    summarize = Summarizer(cfg.openai_key.get_secret_value())
    async with httpx.AsyncClient(timeout=30) as http:
        shop, public = await asyncio.gather(yotpo_reviews(http, cfg), trustpilot_reviews(http, cfg))

        # Trustpilot gives no address, so only shop reviews can become tickets
        await each_negative(shop, on_negative=partial(open_gorgias_ticket, http, cfg))

        everything = sorted([*shop, *public], key=lambda r: r.created)
        if not everything:
            return
        text = await summarize(everything)
        await post_discord(http, cfg, text)
    create_reminder(cfg)


def main() -> None:
    asyncio.run(run(Settings()))


if __name__ == "__main__":
    main()
