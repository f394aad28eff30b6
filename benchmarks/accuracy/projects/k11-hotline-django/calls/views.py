from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

from .models import Sms
from .tasks import open_ticket


def _genuine(request):
    validator = RequestValidator(settings.TWILIO_TOKEN)
    return validator.validate(
        request.build_absolute_uri(), request.POST, request.headers.get("X-Twilio-Signature", "")
    )


@csrf_exempt
@require_POST
def incoming_sms(request):
    if not _genuine(request):
        return HttpResponseForbidden()
    sms, new = Sms.objects.get_or_create(
        sid=request.POST["MessageSid"],
        defaults={"sender": request.POST["From"], "text": request.POST.get("Body", "")},
    )
    if new:
        open_ticket.delay(sms.pk)
    answer = MessagingResponse()
    answer.message("Thank you, we got your message and will call you back today.")
    return HttpResponse(str(answer), content_type="text/xml")


urlpatterns = [path("sms/twilio/", incoming_sms)]
