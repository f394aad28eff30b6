from django.core.management.base import BaseCommand

from orders.models import Order
from orders.services import carriers, woo


class Command(BaseCommand):
    help = "create labels for new orders"

    def handle(self, *args, **opts):
        for order in Order.objects.filter(parcel_id__isnull=True).prefetch_related("lines")[:50]:
            parcel = carriers.create_parcel(order)
            order.parcel_id = parcel["id"]
            order.tracking = parcel["tracking_number"]
            order.save()
            woo.note(order.woo_id, f"Your parcel is on its way: {parcel['tracking_url']}")
            self.stdout.write(order.number)
