from datetime import datetime, timezone
from decimal import Decimal

import stripe
from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from giving import services

stripe.api_key = settings.STRIPE_KEY


@csrf_exempt
@require_POST
def stripe_webhook(request):
    try:
        event = stripe.Webhook.construct_event(
            request.body, request.META["HTTP_STRIPE_SIGNATURE"], settings.STRIPE_WEBHOOK_SECRET
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        return HttpResponseBadRequest()

    if event["type"] == "checkout.session.completed":
        session = event["data"]["object"]
        who = session["customer_details"]
        amount = Decimal(session["amount_total"]) / 100
        services.record_gift(
            email=who["email"],
            name=who.get("name") or "",
            newsletter=session["metadata"].get("newsletter") == "yes",
            gift={
                "stripe_id": session["id"],
                "amount": amount,
                "currency": session["currency"],
                "fund": session["metadata"].get("fund", ""),
                "given_at": datetime.fromtimestamp(session["created"], tz=timezone.utc),
            },
        )
        services.thank(who["email"], amount, session["currency"].upper())
    return HttpResponse(status=200)
