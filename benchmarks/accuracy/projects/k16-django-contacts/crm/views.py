import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Contact
from .tasks import new_lead


@csrf_exempt
@require_POST
def intercom_webhook(request):
    digest = hmac.new(settings.INTERCOM_CLIENT_SECRET.encode(), request.body, hashlib.sha1).hexdigest()
    if not hmac.compare_digest("sha1=" + digest, request.headers.get("X-Hub-Signature", "")):
        return HttpResponseForbidden()
    note = json.loads(request.body)
    if note["topic"] != "contact.user.created":
        return HttpResponse()
    item = note["data"]["item"]
    companies = (item.get("companies") or {}).get("data") or [{}]
    contact, created = Contact.objects.update_or_create(
        email=item["email"].lower(),
        defaults={
            "name": item.get("name") or "",
            "phone": item.get("phone") or "",
            "company": companies[0].get("name", ""),
            "pushed_to_phonebook": False,
        },
    )
    if created:
        new_lead.delay(item["email"], item.get("name"), item.get("phone"))
    return HttpResponse()
