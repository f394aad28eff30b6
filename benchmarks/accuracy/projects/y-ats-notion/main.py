import asyncio
from collections.abc import AsyncIterator, Callable

import aiohttp

from models import Candidate
from sink import Board
from sources import ACTIVE

type_source = Callable[[aiohttp.ClientSession], AsyncIterator[Candidate]]
WORKERS = 3


async def produce(source: type_source, http: aiohttp.ClientSession, q: "asyncio.Queue[Candidate]") -> None:
    async for c in source(http):
        await q.put(c)


async def consume(board: Board, q: "asyncio.Queue[Candidate]") -> None:
    while True:
        c = await q.get()
        try:
            await board.put(c)
        except aiohttp.ClientResponseError as e:
            print("notion", c.key, e.status)
        finally:
            q.task_done()


async def main() -> None:
    q: asyncio.Queue[Candidate] = asyncio.Queue(maxsize=50)
    async with aiohttp.ClientSession() as http:
        board = Board(http)
        await board.load()
        workers = [asyncio.create_task(consume(board, q)) for _ in range(WORKERS)]
        async with asyncio.TaskGroup() as tg:
            for s in ACTIVE:
                tg.create_task(produce(s, http, q), name=s.__name__)
        await q.join()
        for w in workers:
            w.cancel()


asyncio.run(main())
