import requests
from django.conf import settings
from django.dispatch import receiver

from billing.models import Subscriber
from billing.signals import payment_failed


@receiver(payment_failed)
def open_conversation(sender, invoice, customer, **kwargs):
    # ordinary members get the dunning mails, only VIPs are called
    if not Subscriber.objects.filter(customer_id=customer["id"], vip=True).exists():
        return
    text = "Invoice %s over %.2f %s could not be charged." % (
        invoice["id"], invoice["amount_due"] / 100, invoice["currency_code"])
    r = requests.post(
        "https://api.helpscout.net/v2/conversations",
        headers={"Authorization": "Bearer " + settings.HELPSCOUT_TOKEN},
        json={
            "subject": "Failed payment",
            "type": "email",
            "mailboxId": settings.HELPSCOUT_MAILBOX,
            "status": "active",
            "customer": {"email": customer["email"]},
            "threads": [{"type": "note", "text": text}],
        },
        timeout=15,
    )
    r.raise_for_status()
