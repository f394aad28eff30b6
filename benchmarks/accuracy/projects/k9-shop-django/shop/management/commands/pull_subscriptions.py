from django.core.management.base import BaseCommand

from shop.api import pages
from shop.models import Customer


class Command(BaseCommand):
    help = "Copies Recharge subscriptions onto our customers"

    def handle(self, *args, **opts):
        n = 0
        for sub in pages("recharge", "/subscriptions", "subscriptions"):
            try:
                c = Customer.objects.get(email=sub["email"])
            except Customer.DoesNotExist:
                continue
            c.subscription_status = sub["status"]
            c.next_charge = sub["next_charge_scheduled_at"]
            c.save(update_fields=["subscription_status", "next_charge"])
            n += 1
        self.stdout.write(self.style.SUCCESS("%d customers" % n))
