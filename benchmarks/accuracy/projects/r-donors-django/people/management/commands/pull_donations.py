from decimal import Decimal

import requests
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.dateparse import parse_datetime

from people.models import Donation, Person

URL = "https://donorbox.org/api/v1/donations"


class Command(BaseCommand):
    help = "Import donations from Donorbox"

    def add_arguments(self, parser):
        parser.add_argument("--since")

    def handle(self, *args, **options):
        created = 0
        page = 1
        while True:
            params = {"page": page, "per_page": 100}
            if options["since"]:
                params["date_from"] = options["since"]
            resp = requests.get(URL, params=params, auth=(settings.DONORBOX_USER, settings.DONORBOX_KEY), timeout=30)
            resp.raise_for_status()
            batch = resp.json()
            if not batch:
                break
            for d in batch:
                donor = d["donor"]
                person, _ = Person.objects.get_or_create(
                    email=donor["email"].lower(),
                    defaults={"first_name": donor["first_name"], "last_name": donor["last_name"]},
                )
                _, new = Donation.objects.update_or_create(
                    donorbox_id=d["id"],
                    defaults={
                        "person": person,
                        "amount": Decimal(d["amount"]),
                        "currency": d["currency"].upper(),
                        "campaign": d["campaign"]["name"],
                        "donated_at": parse_datetime(d["donation_date"]),
                    },
                )
                created += new
            page += 1
        self.stdout.write(self.style.SUCCESS(f"{created} new donations"))
