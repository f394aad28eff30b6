from __future__ import annotations

import asyncio

from ..clients.status import Mattermost, Statuspage
from ..clients.support import Conversation, Front, Linear


async def _file_issues(queue: asyncio.Queue[Conversation | None], linear: Linear) -> None:
    while (conv := await queue.get()) is not None:
        await linear.create_issue(f"[support] {conv.subject}", f"> {conv.excerpt}\n\n{conv.sender}", conv.id)


async def morning(front: Front, tag: str, linear: Linear, status: Statuspage, chat: Mattermost) -> None:
    conversations, incidents = await asyncio.gather(front.tagged(tag), status.unresolved())

    queue: asyncio.Queue[Conversation | None] = asyncio.Queue()
    worker = asyncio.create_task(_file_issues(queue, linear))
    for conv in conversations:
        await queue.put(conv)
    await queue.put(None)

    if incidents:
        lines = [f"- **{i['name']}** ({i['impact']}) {i['shortlink']}" for i in incidents]
        await chat.post("Open incidents:\n" + "\n".join(lines))
    await worker


async def close_loop(front: Front, linear: Linear, since: str) -> None:
    async for issue in linear.finished_since(since):
        for attachment in issue["attachments"]["nodes"]:
            _, found, conv_id = attachment["url"].partition("app.frontapp.com/open/")
            if found:
                await front.comment(conv_id, f"{issue['identifier']} “{issue['title']}” is done.")
