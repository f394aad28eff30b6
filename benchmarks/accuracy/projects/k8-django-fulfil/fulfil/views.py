import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .services import Odoo, text_message

TEXTS = {
    "TRANSIT": "Your parcel {number} is on its way.",
    "DELIVERED": "Your parcel {number} was delivered. Enjoy!",
}


@csrf_exempt
@require_POST
def shippo_hook(request, secret):
    if secret != settings.SHIPPO_HOOK_SECRET:
        return HttpResponseForbidden()
    event = json.loads(request.body)
    handler = {"transaction_updated": on_label, "track_updated": on_track}.get(event["event"])
    if handler:
        handler(event["data"])
    return HttpResponse(status=204)


def on_label(data):
    if data["status"] == "SUCCESS":
        picking, _, _ = data["metadata"].partition("|")
        Odoo().set_tracking(picking, data["tracking_number"])


def on_track(data):
    template = TEXTS.get(data["tracking_status"]["status"])
    _, _, phone = (data.get("metadata") or "").rpartition("|")
    if template and phone:
        text_message(phone, template.format(number=data["tracking_number"]))
