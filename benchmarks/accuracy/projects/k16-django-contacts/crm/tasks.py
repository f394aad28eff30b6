import requests
from celery import shared_task
from django.conf import settings

from .models import Contact
from .pipedrive import Pipedrive


@shared_task(autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=5)
def new_lead(email, name, phone):
    pd = Pipedrive(settings.PIPEDRIVE_TOKEN)
    if pd.person_exists(email):
        return
    pd.add_person({"name": name or email, "email": [email], "phone": [phone] if phone else []})


@shared_task
def push_phonebook():
    for c in Contact.objects.filter(pushed_to_phonebook=False).exclude(phone=""):
        first, _, last = c.name.partition(" ")
        r = requests.post(
            "https://api.aircall.io/v1/contacts",
            auth=settings.AIRCALL,
            json={
                "first_name": first, "last_name": last, "company_name": c.company,
                "phone_numbers": [{"label": "Work", "value": c.phone}],
                "emails": [{"label": "Work", "value": c.email}],
            },
        )
        if r.ok:
            c.pushed_to_phonebook = True
            c.save(update_fields=["pushed_to_phonebook"])
