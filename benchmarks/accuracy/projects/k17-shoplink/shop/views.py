import base64
import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import services


def _valid(request):
    digest = hmac.new(settings.SHOPIFY_WEBHOOK_SECRET.encode(), request.body, hashlib.sha256).digest()
    sent = request.headers.get("X-Shopify-Hmac-Sha256", "")
    return hmac.compare_digest(base64.b64encode(digest).decode(), sent)


@csrf_exempt
@require_POST
def orders_paid(request):
    if not _valid(request):
        return HttpResponseForbidden()
    payload = json.loads(request.body)
    if services.store_order(payload):
        services.track_purchase(payload)
    return HttpResponse(status=204)


def healthz(request):
    return HttpResponse("ok")
