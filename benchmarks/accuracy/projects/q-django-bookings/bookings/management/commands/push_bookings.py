from closeio_api import Client
from django.conf import settings
from django.core.management.base import BaseCommand

from bookings.models import Booking


def lead_of(booking):
    return {
        "name": booking.name,
        "contacts": [{"name": booking.name, "emails": [{"type": "office", "email": booking.email}]}],
        "custom.Demo at": booking.starts_at.isoformat(),
        "description": "\n".join(f"{q['question']}: {q['answer']}" for q in booking.questions),
    }


class Command(BaseCommand):
    help = "Bookings of the website become leads in Close"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=50)

    def handle(self, *args, **options):
        close = Client(settings.CLOSE_API_KEY)
        pending = Booking.objects.filter(close_lead="", canceled=False)[: options["limit"]]
        for booking in pending:
            lead = close.post("lead", data=lead_of(booking))
            booking.close_lead = lead["id"]
            booking.save(update_fields=["close_lead"])
        self.stdout.write(f"{len(pending)} pushed")
