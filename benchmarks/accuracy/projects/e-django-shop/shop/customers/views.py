import base64
import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.utils.dateparse import parse_datetime
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Customer, Order


def _customer(c):
    obj, _ = Customer.objects.update_or_create(
        shopify_id=c["id"],
        defaults={
            "email": c["email"] or "",
            "first_name": c.get("first_name") or "",
            "accepts_marketing": (c.get("email_marketing_consent") or {}).get("state") == "subscribed",
        },
    )
    return obj


def on_customer(payload):
    _customer(payload)


def on_order(payload):
    if not payload.get("customer"):
        return
    Order.objects.update_or_create(
        shopify_id=payload["id"],
        defaults={
            "customer": _customer(payload["customer"]),
            "total": payload["total_price"],
            "placed_at": parse_datetime(payload["created_at"]),
        },
    )


def on_delete(payload):
    Customer.objects.filter(shopify_id=payload["id"]).delete()


HANDLERS = {
    ("customers", "create"): on_customer,
    ("customers", "update"): on_customer,
    ("customers", "delete"): on_delete,
    ("orders", "paid"): on_order,
}


@csrf_exempt
@require_POST
def webhook(request, topic, verb):
    mac = hmac.new(settings.SHOPIFY_WEBHOOK_SECRET.encode(), request.body, hashlib.sha256).digest()
    if not hmac.compare_digest(base64.b64encode(mac).decode(), request.headers.get("X-Shopify-Hmac-Sha256", "")):
        return HttpResponseForbidden()
    handler = HANDLERS.get((topic, verb))
    if handler:
        handler(json.loads(request.body))
    return HttpResponse(status=200)
