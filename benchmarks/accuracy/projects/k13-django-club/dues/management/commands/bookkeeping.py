import requests
from django.conf import settings
from django.core.management.base import BaseCommand

from dues.models import Payment


class Moneybird:
    def __init__(self, administration, token, **_):
        self.base = f"https://moneybird.com/api/v2/{administration}"
        self.s = requests.Session()
        self.s.headers["Authorization"] = f"Bearer {token}"

    def send(self, path, **body):
        r = self.s.post(f"{self.base}/{path}.json", json=body, timeout=30)
        r.raise_for_status()
        return r.json()


class Command(BaseCommand):
    help = "Paid dues that are not in Moneybird yet"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, dry_run=False, **options):
        books = Moneybird(**settings.MONEYBIRD)
        for payment in Payment.objects.unbooked():
            self.stdout.write(f"{payment.member.name} {payment.amount}")
            if dry_run:
                continue
            member = payment.member
            if not member.moneybird_contact:
                contact = books.send("contacts", contact={"company_name": member.name, "send_invoices_to_email": member.email})
                member.moneybird_contact = contact["id"]
                member.save(update_fields=["moneybird_contact"])
            books.send(
                "external_sales_invoices",
                external_sales_invoice={
                    "contact_id": member.moneybird_contact,
                    "reference": payment.mollie_id,
                    "date": payment.paid_at.date().isoformat(),
                    "details_attributes": [
                        {
                            "description": f"Contributie ({payment.method})",
                            "price": str(payment.amount),
                            "product_id": settings.MONEYBIRD["dues_product"],
                        }
                    ],
                },
            )
            payment.booked = True
            payment.save(update_fields=["booked"])
