import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path
from django.utils.html import strip_tags
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Case


def signed(view):
    def inner(request, *args, **kwargs):
        mac = hmac.new(settings.INTERCOM_CLIENT_SECRET.encode(), request.body, hashlib.sha1).hexdigest()
        if not hmac.compare_digest("sha1=" + mac, request.headers.get("X-Hub-Signature", "")):
            return HttpResponseForbidden()
        return view(request, *args, **kwargs)

    return inner


@csrf_exempt
@require_POST
@signed
def intercom_hook(request):
    note = json.loads(request.body)
    if note["topic"] != "conversation.user.created":
        return HttpResponse(status=204)
    conv = note["data"]["item"]
    source = conv["source"]
    Case.objects.get_or_create(
        conversation_id=conv["id"],
        defaults={
            "contact": source["author"].get("email") or "",
            "title": (source.get("subject") or strip_tags(source["body"]))[:200],
            "body": strip_tags(source["body"]),
        },
    )
    return HttpResponse(status=204)


# one address only, not worth a urls.py
urlpatterns = [path("hooks/intercom/", intercom_hook)]
