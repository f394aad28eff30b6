import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Hire
from .tasks import provision


def _valid(request):
    sig = request.headers.get("Signature", "")
    want = hmac.new(settings.GREENHOUSE_SECRET.encode(), request.body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(sig, "sha256 " + want)


@csrf_exempt
@require_POST
def greenhouse_hook(request):
    if not _valid(request):
        return HttpResponseForbidden()
    event = json.loads(request.body)
    if event.get("action") != "hire_candidate":
        return HttpResponse(status=204)
    application = event["payload"]["application"]
    person = application["candidate"]
    hire, created = Hire.objects.update_or_create(
        candidate_id=person["id"],
        defaults={
            "full_name": f"{person['first_name']} {person['last_name']}",
            "job_title": application["jobs"][0]["name"],
            "start_date": application["offer"]["starts_at"],
        },
    )
    if created:
        provision.delay(hire.pk)
    return HttpResponse(status=202)
