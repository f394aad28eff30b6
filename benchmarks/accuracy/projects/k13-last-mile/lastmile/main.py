import asyncio
import logging

from aiohttp import web

from . import intake, workers
from .bus import bus
from .web import make_app


async def serve() -> None:
    await bus.start()
    runner = web.AppRunner(make_app())
    await runner.setup()
    await web.TCPSite(runner, port=8080).start()

    queue: asyncio.Queue = asyncio.Queue(maxsize=500)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(intake.forever())
        tg.create_task(workers.vans(queue))
        tg.create_task(workers.tracker(queue))


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    asyncio.run(serve())


if __name__ == "__main__":
    main()
