import requests
from celery import chain, shared_task
from django.conf import settings
from mollie.api.client import Client as Mollie
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

from .models import Return


def shippo(method, path, payload=None):
    r = requests.request(method, f"https://api.goshippo.com{path}", json=payload, timeout=30,
                         headers={"Authorization": f"ShippoToken {settings.SHIPPO_TOKEN}"})
    r.raise_for_status()
    return r.json()


@shared_task(autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=5)
def make_label(pk):
    ret = Return.objects.get(pk=pk)
    shipment = shippo("POST", "/shipments/", {
        "address_from": {"name": ret.name, "street1": ret.street, "zip": ret.zip, "city": ret.city,
                         "country": ret.country, "email": ret.email},
        "address_to": settings.WAREHOUSE,
        "parcels": [{"length": "60", "width": "40", "height": "20", "distance_unit": "cm",
                     "weight": "4", "mass_unit": "kg"}],
        "extra": {"is_return": True},
        "async": False,
    })
    cheapest = min(shipment["rates"], key=lambda r: float(r["amount"]))
    tx = shippo("POST", "/transactions/", {"rate": cheapest["object_id"], "label_file_type": "PDF",
                                           "async": False, "metadata": f"order {ret.order_id}"})
    ret.label_url = tx["label_url"]
    ret.tracking_number = tx["tracking_number"]
    ret.state = Return.State.LABEL
    ret.save(update_fields=["label_url", "tracking_number", "state"])
    return pk


@shared_task
def mail_label(pk):
    ret = Return.objects.get(pk=pk)
    msg = Mail(
        from_email="returns@velo-outlet.nl",
        to_emails=ret.email,
        subject=f"Your return label for order {ret.order_id}",
        html_content=f"<p>Hi {ret.name},</p><p><a href='{ret.label_url}'>Download your label</a></p>",
    )
    SendGridAPIClient(settings.SENDGRID_KEY).send(msg)


@shared_task
def refund(pk):
    ret = Return.objects.get(pk=pk)
    if ret.refund_id:
        return
    mollie = Mollie()
    mollie.set_api_key(settings.MOLLIE_KEY)
    payment = mollie.payments.get(ret.payment_id)
    if not payment.can_be_refunded():
        return
    res = payment.refunds.create({
        "amount": {"currency": "EUR", "value": f"{ret.amount:.2f}"},
        "description": f"Return order {ret.order_id}",
    })
    ret.refund_id = res.id
    ret.state = Return.State.REFUNDED
    ret.save(update_fields=["refund_id", "state"])


def start(ret):
    chain(make_label.s(ret.pk), mail_label.s()).delay()
