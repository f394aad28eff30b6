from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.dateparse import parse_datetime
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from mollie.api.client import Client

from .models import Member, Payment

mollie = Client()
mollie.set_api_key(settings.MOLLIE_KEY)


def start_payment(request, pk):
    payment = get_object_or_404(Payment, pk=pk, status="open")
    remote = mollie.payments.create(
        {
            "amount": {"currency": "EUR", "value": f"{payment.amount:.2f}"},
            "description": f"Contributie {payment.member.name}",
            "redirectUrl": request.build_absolute_uri("/bedankt/"),
            "webhookUrl": request.build_absolute_uri("/mollie/"),
            "metadata": {"payment": payment.pk},
        }
    )
    payment.mollie_id = remote.id
    payment.save(update_fields=["mollie_id"])
    return redirect(remote.checkout_url)


@method_decorator(csrf_exempt, name="dispatch")
class MollieWebhook(View):
    def post(self, request):
        remote = mollie.payments.get(request.POST["id"])
        payment = get_object_or_404(Payment, pk=remote.metadata["payment"])
        payment.status = remote.status
        if remote.is_paid():
            payment.paid_at = parse_datetime(remote.paid_at)
            payment.method = remote.method
            details = remote.details or {}
            if details.get("consumerAccount"):
                Member.objects.filter(pk=payment.member_id).update(iban=details["consumerAccount"])
        payment.save()
        return HttpResponse("ok")
