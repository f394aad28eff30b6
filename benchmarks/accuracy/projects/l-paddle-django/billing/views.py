import hashlib
import hmac
import json

import posthog
import requests
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import License

posthog.project_api_key = settings.POSTHOG_KEY
posthog.host = "https://eu.posthog.com"


def _signed(request):
    fields = dict(f.split("=", 1) for f in request.headers.get("Paddle-Signature", "ts=;h1=").split(";"))
    mac = hmac.new(settings.PADDLE_SECRET.encode(), fields["ts"].encode() + b":" + request.body, hashlib.sha256)
    return hmac.compare_digest(mac.hexdigest(), fields["h1"])


def _customer_email(customer_id):
    r = requests.get("https://api.paddle.com/customers/" + customer_id,
                     headers={"Authorization": "Bearer " + settings.PADDLE_SECRET}, timeout=10)
    r.raise_for_status()
    return r.json()["data"]["email"]


def subscription_created(data):
    item = data["items"][0]
    lic = License.objects.create(
        subscription=data["id"], customer=data["customer_id"], email=_customer_email(data["customer_id"]),
        product=item["price"]["product_id"], seats=item["quantity"])
    posthog.capture(data["customer_id"], "subscription started", {"seats": item["quantity"], "plan": item["price"]["name"]})
    send_mail("Your license", "Key: %s\nSeats: %d" % (lic.key, lic.seats), None, [lic.email])


def subscription_updated(data):
    License.objects.filter(subscription=data["id"]).update(
        seats=data["items"][0]["quantity"], active=data["status"] in ("active", "trialing"))


def subscription_canceled(data):
    lic = License.objects.filter(subscription=data["id"]).first()
    if lic is None:
        return
    lic.active = False
    lic.save(update_fields=["active", "changed"])
    posthog.capture(data["customer_id"], "subscription ended")


HANDLERS = {f.__name__.replace("_", "."): f for f in (subscription_created, subscription_updated, subscription_canceled)}


@csrf_exempt
@require_POST
def paddle(request):
    if not _signed(request):
        return HttpResponseForbidden()
    event = json.loads(request.body)
    handler = HANDLERS.get(event["event_type"])
    if handler:
        handler(event["data"])
    return HttpResponse(status=204)
