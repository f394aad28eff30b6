import os
from datetime import timedelta

import requests
from celery import shared_task
from django.utils import timezone

from .models import Anfrage
from .pipedrive import Pipedrive


@shared_task(bind=True, max_retries=5)
def deal_anlegen(self, pk):
    a = Anfrage.objects.get(pk=pk)
    crm = Pipedrive()
    try:
        person = crm.person(a.name, a.email)
        a.deal_id = crm.deal(a.titel, person, a.budget)
    except requests.RequestException as exc:
        raise self.retry(exc=exc, countdown=60)
    a.save(update_fields=["deal_id"])


@shared_task
def nachfassen():
    grenze = timezone.now() - timedelta(days=7)
    crm = Pipedrive()
    offen = 0
    for a in Anfrage.objects.filter(eingang__lt=grenze, deal_id__isnull=False):
        if crm.deal_status(a.deal_id) == "open":
            offen += 1
    requests.post(
        os.environ["TEAMS_WEBHOOK"],
        json={"text": f"{offen} Deals seit einer Woche ohne Entscheidung"},
    )
