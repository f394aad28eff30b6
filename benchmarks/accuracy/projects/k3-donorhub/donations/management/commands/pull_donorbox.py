from datetime import date, timedelta

from django.core.management.base import BaseCommand

from donations.models import Donation, Donor
from donations.services import Donorbox


class Command(BaseCommand):
    help = "Fetch donations of the last days from Donorbox"

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=3)

    def handle(self, *args, **options):
        start = date.today() - timedelta(days=options["days"])
        created = 0
        for raw in Donorbox().donations(start.isoformat()):
            who = raw["donor"]
            donor, _ = Donor.objects.update_or_create(
                email=who["email"].lower(),
                defaults={"first_name": who["first_name"], "last_name": who["last_name"]},
            )
            _, new = Donation.objects.get_or_create(
                donorbox_id=raw["id"],
                defaults={
                    "donor": donor,
                    "amount": raw["amount"],
                    "currency": raw["currency"].upper(),
                    "donated_at": raw["donation_date"],
                },
            )
            created += new
        self.stdout.write("%d new" % created)
