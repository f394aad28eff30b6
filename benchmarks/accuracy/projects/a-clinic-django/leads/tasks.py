import requests
from celery import shared_task
from django.conf import settings
from django.core.cache import cache
from twilio.rest import Client

from .models import Enquiry

ZOHO = "https://www.zohoapis.eu/crm/v2"


def zoho_token():
    tok = cache.get("zoho")
    if not tok:
        r = requests.post("https://accounts.zoho.eu/oauth/v2/token", params={
            "grant_type": "refresh_token", "refresh_token": settings.ZOHO_REFRESH,
            "client_id": settings.ZOHO_ID, "client_secret": settings.ZOHO_SECRET})
        tok = r.json()["access_token"]
        cache.set("zoho", tok, 3300)
    return tok


@shared_task(autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=6)
def push_to_crm(pk):
    e = Enquiry.objects.get(pk=pk)
    first, _, last = e.name.rpartition(" ")
    r = requests.post(ZOHO + "/Leads/upsert", headers={"Authorization": "Zoho-oauthtoken " + zoho_token()}, json={
        "data": [{"First_Name": first, "Last_Name": last, "Phone": e.phone, "Email": e.email,
                  "Lead_Source": "Jotform", "Treatment": e.treatment}],
        "duplicate_check_fields": ["Phone"],
    })
    r.raise_for_status()
    e.zoho_id = r.json()["data"][0]["details"]["id"]
    e.save(update_fields=["zoho_id"])


@shared_task
def confirm_by_sms(pk):
    e = Enquiry.objects.get(pk=pk)
    Client(settings.TWILIO_SID, settings.TWILIO_TOKEN).messages.create(
        to=e.phone, from_=settings.TWILIO_FROM,
        body="Dear %s, we received your enquiry about %s and call you back today." % (e.name, e.treatment))
