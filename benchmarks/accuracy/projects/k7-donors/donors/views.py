import stripe
from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from . import telegram
from .models import Donor


@method_decorator(csrf_exempt, name="dispatch")
class StripeHook(View):
    """Gifts at events are taken by Stripe terminal, the board wants to see them at once."""

    def post(self, request):
        try:
            event = stripe.Webhook.construct_event(
                request.body, request.META.get("HTTP_STRIPE_SIGNATURE", ""), settings.STRIPE_SIGNING_SECRET
            )
        except Exception:
            return HttpResponseBadRequest()
        handler = getattr(self, "on_" + event["type"].replace(".", "_"), None)
        if handler:
            handler(event["data"]["object"])
        return HttpResponse(status=204)

    def on_charge_succeeded(self, charge):
        email = (charge["billing_details"]["email"] or "").lower()
        known = Donor.objects.filter(email=email).exists()
        telegram.say("%s gift of %.2f %s" % (
            "Another" if known else "First", charge["amount"] / 100.0, charge["currency"].upper()))
