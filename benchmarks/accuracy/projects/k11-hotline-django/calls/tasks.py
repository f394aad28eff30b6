import requests
from celery import shared_task
from django.conf import settings

from .models import Sms

DESK = "https://desk.zoho.eu/api/v1"


@shared_task(bind=True, autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=5)
def open_ticket(self, pk):
    sms = Sms.objects.get(pk=pk)
    conf = settings.ZOHO_DESK
    resp = requests.post(
        DESK + "/tickets",
        headers={"Authorization": "Zoho-oauthtoken " + conf["token"], "orgId": conf["org"]},
        json={
            "subject": "SMS from " + sms.sender,
            "description": sms.text,
            "phone": sms.sender,
            "departmentId": conf["department"],
            "channel": "Phone",
            "contact": {"lastName": sms.sender, "phone": sms.sender},
        },
        timeout=20,
    )
    resp.raise_for_status()
    sms.ticketed = True
    sms.save(update_fields=["ticketed"])
