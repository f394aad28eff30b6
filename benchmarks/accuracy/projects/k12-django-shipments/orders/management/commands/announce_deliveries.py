from customerio import CustomerIO, Regions
from django.conf import settings
from django.core.management.base import BaseCommand

from orders.models import Shipment


class Command(BaseCommand):
    help = "Send 'parcel delivered' events to Customer.io"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=500)
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, **opts):
        cio = CustomerIO(settings.CUSTOMERIO["site_id"], settings.CUSTOMERIO["api_key"], region=Regions.EU)
        qs = (
            Shipment.objects.filter(delivered_at__isnull=False, announced=False)
            .select_related("order")
            .order_by("delivered_at")[: opts["limit"]]
        )
        sent = []
        for shipment in qs:
            payload = {
                "order": shipment.order.number,
                "carrier": shipment.carrier,
                "delivered_at": int(shipment.delivered_at.timestamp()),
            }
            if opts["dry_run"]:
                self.stdout.write(f"{shipment.order.email} {payload}")
                continue
            cio.track(customer_id=shipment.order.email, name="parcel_delivered", **payload)
            sent.append(shipment.pk)
        Shipment.objects.filter(pk__in=sent).update(announced=True)
        self.stdout.write(self.style.SUCCESS(f"{len(sent)} announced"))
