import json

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from billing.signals import payment_failed


@csrf_exempt
@require_POST
def chargebee_webhook(request):
    event = json.loads(request.body)
    if event["event_type"] == "payment_failed":
        content = event["content"]
        payment_failed.send(sender=None, invoice=content["invoice"],
                            customer=content["customer"])
    return HttpResponse(status=204)


urlpatterns = [path("hooks/chargebee/", chargebee_webhook)]
