from django.core.management.base import BaseCommand

from giving.crm import Audience, Crm
from giving.models import Donor


class Command(BaseCommand):
    help = "Push donors out, fetch relationship managers back"

    def handle(self, *args, **options):
        audience, crm = Audience(), Crm()

        before = audience.unsubscribed_count()
        for donor in Donor.objects.filter(newsletter=True).with_totals():
            audience.upsert(donor.email, FNAME=donor.name, TOTAL=float(donor.total or 0))
        self.stdout.write(f"unsubscribed so far: {before}")

        for donor in Donor.objects.touched_since(days=2).with_totals():
            first, _, last = donor.name.rpartition(" ")
            crm.upsert_contact(
                donor.pk,
                {
                    "FirstName": first,
                    "LastName": last or donor.email,
                    "Email": donor.email,
                    "Giving_Total__c": float(donor.total or 0),
                    "Last_Gift__c": donor.last_gift.date().isoformat() if donor.last_gift else None,
                },
            )

        for pk, manager in crm.managers():
            Donor.objects.filter(pk=pk).update(relationship_manager=manager)
