import requests
from django.conf import settings
from django.core.management.base import BaseCommand

from shop.models import Order


class Command(BaseCommand):
    help = "Announce a parcel at Sendcloud for each order that has none"

    def handle(self, *args, **options):
        for order in Order.objects.to_ship():
            parcel = self.announce(order)
            order.parcel_id = parcel["id"]
            order.tracking_number = parcel["tracking_number"] or ""
            order.tracking_url = parcel.get("tracking_url") or ""
            order.save(update_fields=["parcel_id", "tracking_number", "tracking_url"])
            self.stdout.write(f"{order} -> {order.parcel_id}")

    def announce(self, order):
        body = {
            "parcel": {
                "name": order.name,
                "address": order.address,
                "city": order.city,
                "postal_code": order.postal_code,
                "country": order.country,
                "email": order.email,
                "order_number": order.number,
                "weight": "%.3f" % (order.grams / 1000),
                "request_label": True,
            }
        }
        r = requests.post(
            "https://panel.sendcloud.sc/api/v2/parcels",
            json=body,
            auth=settings.SENDCLOUD_AUTH,
            timeout=30,
        )
        r.raise_for_status()
        return r.json()["parcel"]
