from datetime import date, timedelta
from decimal import Decimal

import gocardless_pro
from django.conf import settings
from django.core.management.base import BaseCommand

from members.models import Member, Payment


class Command(BaseCommand):
    help = "Copy the direct debit payments of the last days into our own tables"

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=3)

    def handle(self, *args, **opts):
        client = gocardless_pro.Client(access_token=settings.GOCARDLESS_TOKEN, environment="live")
        since = (date.today() - timedelta(days=opts["days"])).isoformat() + "T00:00:00Z"
        by_mandate = {m.mandate_id: m for m in Member.objects.exclude(mandate_id="")}
        for p in client.payments.all(params={"created_at[gte]": since}):
            member = by_mandate.get(p.links.mandate)
            if member is None:
                self.stderr.write(f"unknown mandate {p.links.mandate}")
                continue
            Payment.objects.update_or_create(
                provider_id=p.id,
                defaults={"member": member, "amount": Decimal(p.amount) / 100, "status": p.status, "charged_on": p.charge_date},
            )
