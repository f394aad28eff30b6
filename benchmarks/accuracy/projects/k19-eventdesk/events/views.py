from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

from events.models import InboundText


@csrf_exempt
@require_POST
def inbound_sms(request):
    ok = RequestValidator(settings.TWILIO_AUTH_TOKEN).validate(
        request.build_absolute_uri(), request.POST.dict(), request.META.get("HTTP_X_TWILIO_SIGNATURE", "")
    )
    if not ok:
        return HttpResponseForbidden()
    InboundText.objects.create(sender=request.POST["From"], body=request.POST["Body"])
    answer = MessagingResponse()
    answer.message("Thanks, the event team will get back to you.")
    return HttpResponse(str(answer), content_type="text/xml")
