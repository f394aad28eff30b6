import httpx
from prefect import get_run_logger, task
from prefect.blocks.system import Secret
from prefect_slack import SlackWebhook
from prefect_slack.messages import send_incoming_webhook_message
from woocommerce import API

from flows.http import paged

LOW = 5


@task(retries=3, retry_delay_seconds=60)
async def cin7_stock() -> dict[str, int]:
    user, pw = (await Secret.load("cin7")).get().split(":")
    levels: dict[str, int] = {}
    async with httpx.AsyncClient(base_url="https://api.cin7.com/api/v1", auth=(user, pw)) as client:
        async for row in paged(client, "/Stock", rows=250):
            levels[row["code"]] = levels.get(row["code"], 0) + int(row["available"])
    return levels


@task
async def to_woocommerce(levels: dict[str, int]) -> None:
    key, secret = (await Secret.load("woocommerce")).get().split(":")
    wc = API(url="https://shop.brightandco.com", consumer_key=key, consumer_secret=secret, version="wc/v3")
    page, updates = 1, []
    while products := wc.get("products", params={"per_page": 100, "page": page}).json():
        for p in products:
            qty = levels.get(p["sku"])
            if qty is not None and qty != p["stock_quantity"]:
                updates.append({"id": p["id"], "stock_quantity": qty})
        page += 1
    for i in range(0, len(updates), 100):
        wc.post("products/batch", {"update": updates[i:i + 100]})
    get_run_logger().info("%d products updated", len(updates))


@task
async def warn_low(levels: dict[str, int]) -> None:
    low = {sku: n for sku, n in levels.items() if n < LOW}
    if not low:
        return
    text = "*Low stock*\n" + "\n".join(f"• `{sku}` {n}" for sku, n in sorted(low.items()))
    await send_incoming_webhook_message.fn(slack_webhook=await SlackWebhook.load("ops"), text=text)
