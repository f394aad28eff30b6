import json

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Ordine


@csrf_exempt
@require_POST
def sendcloud_webhook(request):
    dati = json.loads(request.body)
    if dati["action"] == "parcel_status_changed":
        pacco = dati["parcel"]
        Ordine.objects.filter(woo_id=pacco["order_number"]).update(tracking=pacco["tracking_number"])
    return HttpResponse(status=204)


urlpatterns = [path("webhook/sendcloud/", sendcloud_webhook)]
