import hashlib
import hmac
import json
from functools import partial

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt

from .models import Rating
from .tasks import make_bug

TOPICS = {}


def topic(name):
    def reg(fn):
        TOPICS[name] = fn
        return fn
    return reg


@topic("conversation.rating.added")
def rated(item):
    rating = item["conversation_rating"]
    Rating.objects.update_or_create(
        conversation=item["id"],
        defaults={"email": item["source"]["author"]["email"], "score": rating["rating"],
                  "remark": rating.get("remark") or ""},
    )


@topic("conversation_part.tag.created")
def tagged(item):
    tags = [t["name"] for t in item["tags"]["tags"]]
    if "bug" in tags:
        src = item["source"]
        transaction.on_commit(partial(make_bug, src["subject"], src["body"], conversation=item["id"]))


@csrf_exempt
def intercom_hook(request):
    sig = "sha1=" + hmac.new(settings.INTERCOM_SECRET.encode(), request.body, hashlib.sha1).hexdigest()
    if not hmac.compare_digest(sig, request.headers.get("X-Hub-Signature", "")):
        return HttpResponseForbidden()
    note = json.loads(request.body)
    fn = TOPICS.get(note["topic"])
    if fn:
        fn(note["data"]["item"])
    return HttpResponse(status=204)
