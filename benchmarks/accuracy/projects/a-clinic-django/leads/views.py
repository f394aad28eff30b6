import json

from django.conf import settings
from django.http import HttpResponseForbidden, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Enquiry
from .tasks import confirm_by_sms, push_to_crm


@csrf_exempt
@require_POST
def jotform(request):
    if request.GET.get("k") != settings.JOTFORM_HOOK_KEY:
        return HttpResponseForbidden()
    raw = json.loads(request.POST["rawRequest"])
    enq = Enquiry.objects.create(
        submission_id=request.POST["submissionID"],
        name="%(first)s %(last)s" % raw["q3_name"],
        phone=raw["q5_phone"]["full"],
        email=raw.get("q6_email", ""),
        treatment=raw["q9_treatment"],
    )
    push_to_crm.delay(enq.pk)
    confirm_by_sms.delay(enq.pk)
    return JsonResponse({"id": enq.pk})
