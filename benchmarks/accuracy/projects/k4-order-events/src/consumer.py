from __future__ import annotations

import asyncio
import json
import os

import aiohttp
from aiobotocore.session import get_session

QUEUE_URL = os.environ["QUEUE_URL"]
TWILIO = "https://api.twilio.com/2010-04-01/Accounts/{sid}/Messages.json"


async def klaviyo_event(http: aiohttp.ClientSession, metric: str, email: str, **props) -> None:
    body = {"data": {"type": "event", "attributes": {
        "properties": props,
        "metric": {"data": {"type": "metric", "attributes": {"name": metric}}},
        "profile": {"data": {"type": "profile", "attributes": {"email": email}}},
    }}}
    async with http.post("https://a.klaviyo.com/api/events/", json=body, headers={
        "Authorization": f"Klaviyo-API-Key {os.environ['KLAVIYO_KEY']}", "revision": "2024-02-15",
    }) as r:
        r.raise_for_status()


async def sms(http: aiohttp.ClientSession, to: str, text: str) -> None:
    sid = os.environ["TWILIO_SID"]
    await http.post(TWILIO.format(sid=sid), data={"To": to, "From": os.environ["TWILIO_FROM"], "Body": text},
                    auth=aiohttp.BasicAuth(sid, os.environ["TWILIO_TOKEN"]))


async def open_case(http: aiohttp.ClientSession, order: dict) -> None:
    base = f"https://{os.environ['FRESHDESK_DOMAIN']}.freshdesk.com/api/v2"
    auth = aiohttp.BasicAuth(os.environ["FRESHDESK_KEY"], "X")
    email = order["billing"]["email"]
    async with http.get(f"{base}/tickets", params={"email": email}, auth=auth) as r:
        if any(t["status"] == 2 for t in await r.json()):
            return
    await http.post(f"{base}/tickets", auth=auth, json={
        "email": email, "subject": f"Refund of order {order['number']}",
        "description": order.get("customer_note") or "no note", "status": 2, "priority": 1,
    })


async def handle(http, msg: dict) -> None:
    match msg:
        case {"kind": "order.paid", "order": {"billing": {"email": email}, "total": total, "line_items": items}}:
            await klaviyo_event(http, "Placed Order", email, value=float(total), skus=[i["sku"] for i in items])
        case {"kind": "order.shipped", "order": {"billing": {"phone": str(phone)}, "number": no}} if phone:
            await sms(http, phone, f"Your order {no} is on its way!")
        case {"kind": "order.refunded", "order": order}:
            await open_case(http, order)
        case _:
            print("skip", msg.get("kind"))


async def main() -> None:
    async with get_session().create_client("sqs") as sqs, aiohttp.ClientSession() as http:
        while True:
            resp = await sqs.receive_message(QueueUrl=QUEUE_URL, MaxNumberOfMessages=10, WaitTimeSeconds=20)
            messages = resp.get("Messages", [])
            await asyncio.gather(*(handle(http, json.loads(m["Body"])) for m in messages))
            for m in messages:
                await sqs.delete_message(QueueUrl=QUEUE_URL, ReceiptHandle=m["ReceiptHandle"])


if __name__ == "__main__":
    asyncio.run(main())
