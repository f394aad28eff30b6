import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Booking


def _signature_ok(request):
    parts = dict(p.split("=", 1) for p in
                 request.headers.get("Calendly-Webhook-Signature", "t=,v1=").split(","))
    signed = f"{parts['t']}.{request.body.decode()}"
    digest = hmac.new(settings.CALENDLY_SIGNING_KEY.encode(), signed.encode(),
                      hashlib.sha256).hexdigest()
    return hmac.compare_digest(digest, parts["v1"])


@csrf_exempt
@require_POST
def calendly(request):
    if not _signature_ok(request):
        return HttpResponseForbidden()
    body = json.loads(request.body)
    invitee = body["payload"]

    if body["event"] == "invitee.canceled":
        Booking.objects.filter(uri=invitee["uri"]).update(canceled=True)
    elif body["event"] == "invitee.created":
        event = invitee["scheduled_event"]
        Booking.objects.update_or_create(
            uri=invitee["uri"],
            defaults={
                "event_name": event["name"],
                "name": invitee["name"],
                "email": invitee["email"],
                "starts_at": event["start_time"],
                "questions": invitee.get("questions_and_answers", []),
            },
        )
    return HttpResponse(status=204)
