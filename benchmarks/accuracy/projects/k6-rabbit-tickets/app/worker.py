import asyncio
import json
import time
from typing import Awaitable, Callable

import aio_pika
import httpx

from app.settings import settings

Handler = Callable[[httpx.AsyncClient, dict], Awaitable[None]]
HANDLERS: dict[str, Handler] = {}

ISSUE_CREATE = """
mutation($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { identifier } }
}
"""


def on(routing_key: str):
    def deco(fn: Handler) -> Handler:
        HANDLERS[routing_key] = fn
        return fn

    return deco


@on("zendesk.ticket")
async def open_issue(http: httpx.AsyncClient, ticket: dict) -> None:
    variables = {
        "input": {
            "teamId": settings.linear_team_id,
            "title": f"[ZD {ticket['ticket_id']}] {ticket['subject']}",
            "description": ticket["description"],
            "priority": 1 if ticket["priority"] == "urgent" else 2,
        }
    }
    resp = await http.post(
        "https://api.linear.app/graphql",
        headers={"Authorization": settings.linear_api_key},
        json={"query": ISSUE_CREATE, "variables": variables},
    )
    resp.raise_for_status()


@on("aircall.call")
async def log_call(http: httpx.AsyncClient, call: dict) -> None:
    resp = await http.post(
        "https://api.hubapi.com/crm/v3/objects/calls",
        headers={"Authorization": f"Bearer {settings.hubspot_token}"},
        json={
            "properties": {
                "hs_timestamp": int(time.time() * 1000),
                "hs_call_title": f"Aircall {call['call_id']}",
                "hs_call_duration": call["duration"] * 1000,
                "hs_call_to_number": call["phone"],
                "hs_call_recording_url": call["recording"],
                "hs_call_status": "COMPLETED",
            }
        },
    )
    resp.raise_for_status()


async def main() -> None:
    connection = await aio_pika.connect_robust(settings.amqp_url)
    async with connection, httpx.AsyncClient(timeout=20) as http:
        channel = await connection.channel()
        await channel.set_qos(prefetch_count=10)
        queue = await channel.declare_queue("cx.worker", durable=True)
        for key in HANDLERS:
            await queue.bind(settings.exchange, key)
        async with queue.iterator() as messages:
            async for message in messages:
                async with message.process(requeue=True):
                    handler = HANDLERS[message.routing_key]
                    await handler(http, json.loads(message.body))


if __name__ == "__main__":
    asyncio.run(main())
