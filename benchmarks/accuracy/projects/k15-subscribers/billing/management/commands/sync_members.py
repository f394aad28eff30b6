import chargebee
from customerio import CustomerIO, Regions
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from billing.models import Subscriber


def chargebee_pages():
    chargebee.configure(settings.CHARGEBEE_KEY, settings.CHARGEBEE_SITE)
    offset = None
    while True:
        params = {"limit": 100}
        if offset:
            params["offset"] = offset
        result = chargebee.Subscription.list(params)
        for entry in result:
            yield entry.subscription, entry.customer
        offset = result.next_offset
        if not offset:
            return


class Command(BaseCommand):
    help = "Chargebee -> members table; then members changed today -> Customer.io"

    def add_arguments(self, parser):
        parser.add_argument("--skip-push", action="store_true")

    def handle(self, *args, **options):
        started = timezone.now()
        for sub, customer in chargebee_pages():
            Subscriber.objects.update_or_create(
                customer_id=customer.id,
                defaults={
                    "email": customer.email,
                    "plan": sub.subscription_items[0].item_price_id,
                    "status": sub.status,
                    "mrr": (sub.mrr or 0) / 100,
                },
            )
        if not options["skip_push"]:
            self.push(started)
        self.stdout.write(self.style.SUCCESS("ok"))

    def push(self, since):
        cio = CustomerIO(settings.CUSTOMERIO_SITE_ID, settings.CUSTOMERIO_API_KEY,
                         region=Regions.EU)
        for member in Subscriber.objects.filter(updated_at__gte=since).iterator():
            cio.identify(id=member.customer_id, **member.as_traits())
