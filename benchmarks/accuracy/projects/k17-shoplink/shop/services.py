import requests
from django.conf import settings

from .models import Order


def store_order(payload):
    ship = payload.get("shipping_address") or payload["billing_address"]
    order, created = Order.objects.update_or_create(
        shopify_id=payload["id"],
        defaults={
            "number": payload["name"],
            "email": payload.get("email") or "",
            "name": ship["name"],
            "address": ship["address1"],
            "city": ship["city"],
            "postal_code": ship["zip"],
            "country": ship["country_code"],
            "grams": payload["total_weight"],
        },
    )
    return created


def track_purchase(payload):
    """Placed Order event with the beans, for the re-order flow."""
    if not payload.get("email"):
        return
    event = {
        "data": {
            "type": "event",
            "attributes": {
                "metric": {"data": {"type": "metric", "attributes": {"name": "Beans Bought"}}},
                "profile": {"data": {"type": "profile", "attributes": {"email": payload["email"]}}},
                "properties": {"items": [li["title"] for li in payload["line_items"]]},
                "value": float(payload["total_price"]),
                "unique_id": str(payload["id"]),
            },
        }
    }
    requests.post(
        "https://a.klaviyo.com/api/events/",
        json=event,
        headers={
            "Authorization": f"Klaviyo-API-Key {settings.KLAVIYO_KEY}",
            "revision": "2024-02-15",
        },
        timeout=10,
    ).raise_for_status()


def shopify(method, path, **kwargs):
    r = requests.request(
        method,
        f"https://{settings.SHOPIFY_STORE}/admin/api/2024-01/{path}",
        headers={"X-Shopify-Access-Token": settings.SHOPIFY_TOKEN},
        timeout=20,
        **kwargs,
    )
    r.raise_for_status()
    return r.json()
