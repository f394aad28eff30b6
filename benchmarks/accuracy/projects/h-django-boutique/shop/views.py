from decimal import Decimal

import stripe
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Customer, Order
from .tasks import sync_profile


@csrf_exempt
@require_POST
def stripe_webhook(request):
    try:
        event = stripe.Webhook.construct_event(
            request.body, request.headers["Stripe-Signature"], settings.STRIPE_WEBHOOK_SECRET
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        return HttpResponse(status=400)
    if event["type"] == "checkout.session.completed":
        _record(event["data"]["object"])
    return HttpResponse(status=200)


@transaction.atomic
def _record(session):
    details = session["customer_details"]
    customer, _ = Customer.objects.update_or_create(
        email=details["email"].lower(),
        defaults={
            "name": details.get("name") or "",
            "phone": details.get("phone") or "",
            "marketing_ok": (session.get("consent") or {}).get("promotions") == "opt_in",
        },
    )
    order, created = Order.objects.get_or_create(
        session_id=session["id"],
        defaults={
            "customer": customer,
            "total": Decimal(session["amount_total"]) / 100,
            "currency": session["currency"],
            "address": (session.get("shipping_details") or {}).get("address") or {},
            "paid": session["payment_status"] == "paid",
        },
    )
    if created:
        transaction.on_commit(lambda: sync_profile.delay(customer.pk))
