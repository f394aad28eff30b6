from itertools import islice

import requests
from django.conf import settings
from django.core.mail import mail_admins, send_mail
from django.core.management.base import BaseCommand
from django.utils import timezone

from customers.models import Customer

API = "https://a.klaviyo.com/api"
HEADERS = {"Authorization": f"Klaviyo-API-Key {settings.KLAVIYO_KEY}", "revision": "2024-07-15"}


def batched(it, n):
    it = iter(it)
    while chunk := list(islice(it, n)):
        yield chunk


class Command(BaseCommand):
    help = "Send changed VIP customers to the Klaviyo list"

    def add_arguments(self, parser):
        parser.add_argument("--report-to")

    def handle(self, *args, report_to=None, **options):
        pushed = 0
        for chunk in batched(Customer.objects.vip().stale().iterator(), 100):
            body = {
                "data": {
                    "type": "profile-bulk-import-job",
                    "attributes": {"profiles": {"data": [self.profile(c) for c in chunk]}},
                    "relationships": {"lists": {"data": [{"type": "list", "id": settings.KLAVIYO_VIP_LIST}]}},
                }
            }
            r = requests.post(f"{API}/profile-bulk-import-jobs/", json=body, headers=HEADERS, timeout=60)
            if r.status_code != 202:
                mail_admins("push_vips", "Klaviyo refused the import")
                break
            Customer.objects.filter(pk__in=[c.pk for c in chunk]).update(pushed_at=timezone.now())
            pushed += len(chunk)
        self.stdout.write(f"{pushed} pushed")
        if report_to:
            top = Customer.objects.vip().order_by("-spent")[:10]
            send_mail(
                "Top 10 VIP",
                "\n".join(f"{c.first_name:<20} {c.spent:>10}" for c in top),
                None,
                [report_to],
            )

    @staticmethod
    def profile(c):
        return {
            "type": "profile",
            "attributes": {
                "email": c.email,
                "first_name": c.first_name,
                "properties": {"lifetime_spent": float(c.spent), "orders": c.n_orders},
            },
        }
