import base64
import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from notion_client import Client

from .models import Lead
from .tasks import push_lead

# ref in Typeform -> Feld am Lead
FIELDS = {"name": "name", "email": "email", "firma": "company", "budget": "budget"}


@method_decorator(csrf_exempt, name="dispatch")
class TypeformHook(View):
    def check(self, request):
        mac = hmac.new(settings.TYPEFORM_SECRET.encode(), request.body, hashlib.sha256).digest()
        return hmac.compare_digest("sha256=" + base64.b64encode(mac).decode(),
                                   request.headers.get("Typeform-Signature", ""))

    def post(self, request):
        if not self.check(request):
            return HttpResponseForbidden()
        answers = json.loads(request.body)["form_response"]["answers"]
        values = {}
        for a in answers:
            field = FIELDS.get(a["field"]["ref"])
            if not field:
                continue
            values[field] = a["choice"]["label"] if a["type"] == "choice" else a[a["type"]]
        lead, created = Lead.objects.update_or_create(email=values.pop("email"), defaults=values)
        if created:
            push_lead.delay(lead.pk)
        return HttpResponse(status=204)


@csrf_exempt
@require_POST
def calendly_hook(request):
    data = json.loads(request.body)
    if data["event"] != "invitee.created":
        return HttpResponse(status=204)
    invitee = data["payload"]
    known = Lead.objects.filter(email=invitee["email"]).exists()
    notion = Client(auth=settings.NOTION_TOKEN)
    notion.pages.create(
        parent={"database_id": settings.NOTION_MEETINGS_DB},
        properties={
            "Name": {"title": [{"text": {"content": invitee["name"]}}]},
            "Mail": {"email": invitee["email"]},
            "Termin": {"date": {"start": invitee["scheduled_event"]["start_time"]}},
            "Status": {"select": {"name": "Lead" if known else "Neu"}},
        },
    )
    return HttpResponse(status=204)
