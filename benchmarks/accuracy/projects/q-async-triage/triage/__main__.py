import asyncio
import logging
import sys
import time

import aiohttp

from .classify import Classifier
from .sink import NotionBoard
from .source import Intercom

log = logging.getLogger("triage")
WORKERS = 5


async def produce(source: Intercom, since: int, inbox: asyncio.Queue) -> None:
    async for conversation in source.open_conversations(since):
        await inbox.put(conversation)
    for _ in range(WORKERS):
        await inbox.put(None)


async def work(classify: Classifier, inbox: asyncio.Queue, outbox: asyncio.Queue) -> None:
    while (conversation := await inbox.get()) is not None:
        try:
            await outbox.put(await classify(conversation))
        except Exception:
            log.exception("conversation %s", conversation["id"])
    await outbox.put(None)


async def deliver(board: NotionBoard, outbox: asyncio.Queue) -> int:
    finished = delivered = 0
    while finished < WORKERS:
        item = await outbox.get()
        if item is None:
            finished += 1
            continue
        await board.add(item)
        delivered += 1
    return delivered


async def main(hours: int) -> None:
    since = int(time.time()) - hours * 3600
    inbox, outbox = asyncio.Queue(maxsize=100), asyncio.Queue()
    async with aiohttp.ClientSession() as session:
        source, classifier, board = Intercom(session), Classifier(), NotionBoard()
        *_, delivered = await asyncio.gather(
            produce(source, since, inbox),
            *(work(classifier, inbox, outbox) for _ in range(WORKERS)),
            deliver(board, outbox),
        )
    log.info("%d conversations triaged", delivered)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 24))
