import json

from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.conf import settings

from . import tasks
from .models import Return


@csrf_exempt
@require_POST
def shippo_tracking(request):
    """Shippo `track_updated` webhook."""
    if request.GET.get("token") != settings.SECRET_KEY[:16]:
        return HttpResponseForbidden()
    event = json.loads(request.body)
    data = event["data"]
    try:
        ret = Return.objects.get(tracking_number=data["tracking_number"])
    except Return.DoesNotExist:
        return HttpResponse(status=204)
    ret.tracking_status = data["tracking_status"]["status"]
    if ret.tracking_status == "DELIVERED" and ret.state == Return.State.LABEL:
        ret.state = Return.State.RECEIVED
        tasks.refund.delay(ret.pk)
    ret.save()
    return HttpResponse(status=204)
