from app.config import settings
from app.http import deliver
from app.models import ShopifyOrder

EVENTS_URL = "https://a.klaviyo.com/api/events/"
HEADERS = {
    "Authorization": f"Klaviyo-API-Key {settings.klaviyo_key}",
    "revision": "2024-02-15",
}


async def track_order(order: ShopifyOrder) -> None:
    await deliver(
        EVENTS_URL,
        {
            "data": {
                "type": "event",
                "attributes": {
                    "metric": {"data": {"type": "metric", "attributes": {"name": "Paid Order"}}},
                    "profile": {"data": {"type": "profile", "attributes": {"email": order.email}}},
                    "properties": {
                        "order": order.name,
                        "skus": [line.sku for line in order.line_items if line.sku],
                    },
                    "value": float(order.total_price),
                },
            }
        },
        HEADERS,
    )
