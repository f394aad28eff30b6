import requests
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.dateparse import parse_datetime

from crm.models import Order

OPEN = ("", "UNKNOWN", "PRE_TRANSIT", "TRANSIT")


class Command(BaseCommand):
    help = "Shipping status from Shippo"

    def handle(self, *args, **options):
        http = requests.Session()
        http.headers["Authorization"] = "ShippoToken " + settings.SHIPPO_TOKEN
        for order in Order.objects.exclude(tracking="").filter(shipping_status__in=OPEN):
            r = http.get("https://api.goshippo.com/tracks/%s/%s" % (order.carrier, order.tracking))
            if r.status_code == 404:
                continue
            r.raise_for_status()
            status = r.json().get("tracking_status") or {}
            if not status or status["status"] == order.shipping_status:
                continue
            order.shipping_status = status["status"]
            if status["status"] == "DELIVERED":
                order.delivered_at = parse_datetime(status["status_date"])
            order.save(update_fields=["shipping_status", "delivered_at"])
