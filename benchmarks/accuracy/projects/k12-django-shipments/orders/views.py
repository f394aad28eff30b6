import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.utils.crypto import constant_time_compare
from django.utils.dateparse import parse_datetime
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .helpscout import open_conversation
from .models import Shipment

TROUBLE = {"FAILURE", "RETURNED"}


@csrf_exempt
@require_POST
def shippo_webhook(request, token):
    if not constant_time_compare(token, settings.SHIPPO_WEBHOOK_TOKEN):
        return HttpResponseForbidden()
    event = json.loads(request.body)
    if event.get("event") != "track_updated":
        return HttpResponse(status=204)

    data = event["data"]
    track = data["tracking_status"] or {}
    shipment = Shipment.objects.select_related("order").filter(tracking_number=data["tracking_number"]).first()
    if shipment is None:
        return HttpResponse(status=204)

    before = shipment.status
    shipment.status = track.get("status", "UNKNOWN")
    shipment.details = track.get("status_details", "")
    if shipment.status == "DELIVERED":
        shipment.delivered_at = parse_datetime(track["status_date"])
    shipment.save(update_fields=["status", "details", "delivered_at"])

    if shipment.status in TROUBLE and before not in TROUBLE:
        open_conversation(
            shipment.order.email,
            f"Parcel of order {shipment.order.number} in trouble",
            f"{data['carrier']} {data['tracking_number']}: {track.get('status_details')}",
            tags=["shipping"],
        )
    return HttpResponse(status=204)
