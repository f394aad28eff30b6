import sib_api_v3_sdk
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import Count, Max, Sum
from sib_api_v3_sdk.rest import ApiException

from crm.models import Customer


class Command(BaseCommand):
    help = "Send newsletter customers to Brevo"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true")

    def get_api(self):
        conf = sib_api_v3_sdk.Configuration()
        conf.api_key["api-key"] = settings.BREVO_API_KEY
        return sib_api_v3_sdk.ContactsApi(sib_api_v3_sdk.ApiClient(conf))

    def handle(self, *args, **options):
        api = self.get_api()
        qs = (
            Customer.objects.filter(newsletter=True)
            .annotate(n=Count("orders"), revenue=Sum("orders__total"), last=Max("orders__created"))
            .order_by("pk")
        )
        errors = 0
        for customer in qs.iterator():
            contact = sib_api_v3_sdk.CreateContact(
                email=customer.email,
                attributes={
                    "FIRSTNAME": customer.first_name,
                    "LASTNAME": customer.last_name,
                    "ORDERS": customer.n,
                    "REVENUE": float(customer.revenue or 0),
                    "LAST_ORDER": customer.last.date().isoformat() if customer.last else None,
                },
                list_ids=[settings.BREVO_LIST_ID],
                update_enabled=True,
            )
            if options["dry_run"]:
                self.stdout.write(str(customer))
                continue
            try:
                api.create_contact(contact)
            except ApiException as e:
                errors += 1
                self.stderr.write("%s: %s" % (customer, e.reason))
        self.stdout.write("done, %d errors" % errors)
