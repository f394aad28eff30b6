import base64
import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Line, Order
from .services import woo


def _signed(request):
    mac = hmac.new(settings.WOO_HOOK_SECRET.encode(), request.body, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(mac).decode(), request.headers.get("X-WC-Webhook-Signature", ""))


@csrf_exempt
@require_POST
def woo_order(request):
    if not _signed(request):
        return HttpResponseForbidden()
    data = json.loads(request.body)
    ship = data["shipping"]
    order, created = Order.objects.update_or_create(
        woo_id=data["id"],
        defaults=dict(
            number=data["number"],
            customer=f"{ship['first_name']} {ship['last_name']}",
            email=data["billing"]["email"],
            street=ship["address_1"], zip=ship["postcode"], city=ship["city"], country=ship["country"],
            total=data["total"], placed_at=data["date_created_gmt"] + "Z",
        ),
    )
    if created:
        Line.objects.bulk_create(
            Line(order=order, sku=i["sku"], title=i["name"], qty=i["quantity"], price=i["price"])
            for i in data["line_items"]
        )
    return HttpResponse("ok")


@csrf_exempt
@require_POST
def sendcloud_status(request):
    data = json.loads(request.body)
    if data.get("action") != "parcel_status_changed":
        return HttpResponse("ignored")
    parcel = data["parcel"]
    order = Order.objects.filter(parcel_id=parcel["id"]).first()
    if order is None:
        return HttpResponse("unknown")
    order.parcel_status = parcel["status"]["message"]
    order.save(update_fields=["parcel_status"])
    if parcel["status"]["id"] == 11:
        woo.complete(order.woo_id)
    return HttpResponse("ok")
