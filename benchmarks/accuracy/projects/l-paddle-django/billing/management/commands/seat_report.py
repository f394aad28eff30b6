import os

from django.core.management.base import BaseCommand
from django.db.models import Sum
from pyairtable import Api

from billing.models import License


class Command(BaseCommand):
    help = "seats per product to the finance base"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, **opts):
        rows = License.objects.filter(active=True).values("product").annotate(total=Sum("seats"))
        records = [{"Product": r["product"], "Seats": r["total"]} for r in rows]
        if opts["dry_run"]:
            self.stdout.write(str(records))
            return
        table = Api(os.environ["AIRTABLE_KEY"]).table("app0FinanceSeats1", "Seats")
        table.batch_create(records)
