import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.utils.dateparse import parse_datetime
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Donation, Donor


def _valid(request):
    ts, _, sig = request.headers.get("Donorbox-Signature", "").partition(",")
    mac = hmac.new(settings.DONORBOX_SECRET.encode(), f"{ts}.".encode() + request.body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(mac, sig)


@csrf_exempt
@require_POST
def donorbox(request):
    if not _valid(request):
        return HttpResponseForbidden()
    for d in json.loads(request.body):
        who = d["donor"]
        donor, _ = Donor.objects.update_or_create(
            email=who["email"].lower(),
            defaults={"first_name": who.get("first_name") or "", "last_name": who.get("last_name") or "",
                      "wants_mail": bool(d.get("join_mailing_list"))},
        )
        Donation.objects.get_or_create(
            external_id=d["id"],
            defaults={"donor": donor, "amount": d["amount"], "currency": d["currency"],
                      "campaign": (d.get("campaign") or {}).get("name", ""),
                      "given_at": parse_datetime(d["donation_date"])},
        )
    return HttpResponse("ok")
