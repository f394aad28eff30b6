import requests
from celery import shared_task
from django.conf import settings

from .models import Lead

API = "https://api.pipedrive.com/v1"


def _post(path, **data):
    r = requests.post(f"{API}/{path}", params={"api_token": settings.PIPEDRIVE_TOKEN}, json=data, timeout=20)
    r.raise_for_status()
    return r.json()["data"]


@shared_task(bind=True, autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=5)
def push_lead(self, lead_id):
    lead = Lead.objects.get(pk=lead_id)
    person = _post("persons", name=lead.name, email=[lead.email])
    deal = _post("deals", title=f"{lead.company or lead.name} ({lead.budget})", person_id=person["id"])
    lead.pipedrive_id = deal["id"]
    lead.save(update_fields=["pipedrive_id"])
