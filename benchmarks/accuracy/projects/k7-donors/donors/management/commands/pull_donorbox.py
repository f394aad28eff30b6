from decimal import Decimal

import requests
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import Max, Sum

from donors.models import Donation, Donor


class Command(BaseCommand):
    help = "Import the donations of Donorbox"

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, default=5)

    def pages(self, limit):
        auth = (settings.DONORBOX["email"], settings.DONORBOX["key"])
        for page in range(1, limit + 1):
            r = requests.get("https://donorbox.org/api/v1/donations", auth=auth,
                             params={"page": page, "per_page": 100, "order": "desc"}, timeout=30)
            r.raise_for_status()
            rows = r.json()
            if not rows:
                return
            yield rows

    def handle(self, *args, **options):
        touched = set()
        for rows in self.pages(options["pages"]):
            for row in rows:
                d = row["donor"]
                donor, _ = Donor.objects.get_or_create(
                    email=d["email"].lower(),
                    defaults={"first_name": d["first_name"] or "", "last_name": d["last_name"] or ""},
                )
                Donation.objects.update_or_create(
                    remote_id=row["id"],
                    defaults={
                        "donor": donor,
                        "amount": Decimal(row["amount"]),
                        "campaign": row["campaign"]["name"],
                        "made_at": row["donation_date"],
                    },
                )
                touched.add(donor.pk)
        for donor in Donor.objects.filter(pk__in=touched):
            agg = donor.donations.aggregate(total=Sum("amount"), last=Max("made_at"))
            donor.total, donor.last_gift = agg["total"], agg["last"]
            donor.save(update_fields=["total", "last_gift"])
        self.stdout.write("%d donors touched" % len(touched))
