import gocardless_pro
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from gocardless_pro import webhooks

from .models import Member, Payment

MANDATE_STATES = {"active": "active", "cancelled": "cancelled", "failed": "blocked", "expired": "blocked"}


@csrf_exempt
@require_POST
def join(request):
    p = request.POST
    m = Member.objects.create(
        first_name=p["first_name"], last_name=p["last_name"], email=p["email"].lower(), born=p["born"],
        street=p["street"], zip=p["zip"], city=p["city"],
    )
    flow = settings.GC.redirect_flows.create(params={
        "description": "FC West Mitgliedsbeitrag",
        "session_token": str(m.pk),
        "success_redirect_url": "https://fcwest.example/danke",
        "prefilled_customer": {"given_name": m.first_name, "family_name": m.last_name, "email": m.email},
    })
    return JsonResponse({"go": flow.redirect_url})


@csrf_exempt
@require_POST
def gocardless_webhook(request):
    try:
        events = webhooks.parse(request.body, settings.GC_WEBHOOK_SECRET, request.headers["Webhook-Signature"])
    except gocardless_pro.errors.InvalidSignatureError:
        return HttpResponse(status=498)
    for e in events:
        handler = HANDLERS.get(e.resource_type)
        if handler:
            handler(e)
    return HttpResponse(status=204)


def on_mandate(event):
    state = MANDATE_STATES.get(event.action)
    if not state:
        return
    for m in Member.objects.filter(mandate=event.links.mandate):
        m.dues_state = state
        m.save()


def on_payment(event):
    p = settings.GC.payments.get(event.links.payment)
    member = Member.objects.filter(mandate=p.links.mandate).first()
    if member is None:
        return
    Payment.objects.update_or_create(
        gc_id=p.id,
        defaults={"member": member, "amount": p.amount, "charge_date": p.charge_date, "status": p.status},
    )


HANDLERS = {"mandates": on_mandate, "payments": on_payment}
