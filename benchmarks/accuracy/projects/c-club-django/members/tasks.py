from datetime import date

import requests
from celery import shared_task
from django.conf import settings

from .models import Member

STATUS_FIELD = "7"


@shared_task(autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=5)
def sync_newsletter(member_id):
    m = Member.objects.get(pk=member_id)
    r = requests.post(
        settings.AC_URL + "/api/3/contact/sync",
        headers={"Api-Token": settings.AC_KEY},
        json={"contact": {
            "email": m.email,
            "firstName": m.first_name,
            "lastName": m.last_name,
            "fieldValues": [{"field": STATUS_FIELD, "value": m.dues_state}],
        }},
        timeout=20,
    )
    r.raise_for_status()
    cid = r.json()["contact"]["id"]
    if m.newsletter_id != cid:
        m.newsletter_id = cid
        m.save(update_fields=["newsletter_id"])


@shared_task
def birthday_cards():
    today = date.today()
    for m in Member.objects.filter(born__month=today.month, born__day=today.day, dues_state="active"):
        requests.post("https://api.lob.com/v1/postcards", auth=(settings.LOB_KEY, ""), data={
            "description": "birthday",
            "to[name]": str(m),
            "to[address_line1]": m.street,
            "to[address_zip]": m.zip,
            "to[address_city]": m.city,
            "to[address_country]": "DE",
            "front": "tmpl_b94e74ca8f4d5f6",
            "back": "tmpl_a1234dddg",
            "merge_variables[age]": today.year - m.born.year,
        }, timeout=20).raise_for_status()
