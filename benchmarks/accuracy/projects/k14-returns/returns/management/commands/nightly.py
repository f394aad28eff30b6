import requests
from django.conf import settings
from django.core.management.base import BaseCommand
from mollie.api.client import Client as Mollie

from returns.models import Return
from returns.tasks import start

BC_AWAITING_RETURN = 14


class Command(BaseCommand):
    help = "Import orders with a requested return, tell finance the Mollie balance"

    def handle(self, *args, **options):
        self.import_orders()
        self.balance()

    def bc(self, path, **params):
        r = requests.get(
            f"https://api.bigcommerce.com/stores/{settings.BIGCOMMERCE_STORE}{path}",
            headers={"X-Auth-Token": settings.BIGCOMMERCE_TOKEN, "Accept": "application/json"},
            params=params, timeout=30)
        r.raise_for_status()
        return r.json() if r.status_code != 204 else []

    def import_orders(self):
        count = 0
        for o in self.bc("/v2/orders", status_id=BC_AWAITING_RETURN, limit=250):
            b = o["billing_address"]
            ret, created = Return.objects.get_or_create(order_id=o["id"], defaults={
                "payment_id": o["payment_provider_id"],
                "name": f"{b['first_name']} {b['last_name']}",
                "email": b["email"],
                "street": b["street_1"],
                "zip": b["zip"],
                "city": b["city"],
                "country": b["country_iso2"],
                "amount": o["total_inc_tax"],
            })
            if created:
                start(ret)
                count += 1
        self.stdout.write(f"{count} new returns")

    def balance(self):
        mollie = Mollie()
        mollie.set_access_token(settings.MOLLIE_ORG_TOKEN)
        s = mollie.settlements.get("open")
        requests.post(f"{settings.ROCKETCHAT_URL}/hooks/63f/finance", json={
            "text": f"Open Mollie settlement: {s.amount['value']} {s.amount['currency']}"}, timeout=10)
