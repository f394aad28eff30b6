import asyncio
from contextlib import AsyncExitStack

from .clients.status import Mattermost, Statuspage
from .clients.support import Front, Linear
from .jobs.triage import close_loop, morning
from .settings import Settings


async def main() -> None:
    s = Settings()
    async with AsyncExitStack() as stack:
        front = await stack.enter_async_context(Front(s.front_token.get_secret_value()))
        linear = await stack.enter_async_context(Linear(s.linear_key.get_secret_value(), s.linear_team))
        status = await stack.enter_async_context(Statuspage(s.statuspage_key.get_secret_value(), s.statuspage_page))
        chat = await stack.enter_async_context(
            Mattermost(s.mattermost_url, s.mattermost_token.get_secret_value(), s.mattermost_channel)
        )
        await morning(front, s.front_tag, linear, status, chat)
        await close_loop(front, linear, "-P1D")


asyncio.run(main())
