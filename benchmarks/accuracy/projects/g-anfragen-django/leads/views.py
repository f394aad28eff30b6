import base64
import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Anfrage
from .tasks import deal_anlegen

FELDER = {"firma": "name", "mail": "email", "budget": "budget", "text": "freitext"}


def signatur_ok(request):
    digest = hmac.new(settings.TYPEFORM_SECRET.encode(), request.body, hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    return hmac.compare_digest(expected, request.headers.get("Typeform-Signature", ""))


@csrf_exempt
@require_POST
def typeform_hook(request):
    if not signatur_ok(request):
        return HttpResponseForbidden()
    antwort = json.loads(request.body)["form_response"]
    werte = {}
    for a in antwort["answers"]:
        ziel = FELDER.get(a["field"]["ref"])
        if ziel:
            werte[ziel] = a[a["type"]]
    anfrage, neu = Anfrage.objects.get_or_create(token=antwort["token"], defaults=werte)
    if neu:
        deal_anlegen.delay(anfrage.pk)
    return HttpResponse(status=204)
