from datetime import timedelta

from django.core.mail import send_mail
from django.core.management.base import BaseCommand
from django.utils import timezone

from leads.models import Lead


class Command(BaseCommand):
    help = "Wochenbericht an den Vertrieb"

    def add_arguments(self, parser):
        parser.add_argument("empfaenger", nargs="+")

    def handle(self, *args, **options):
        since = timezone.now() - timedelta(days=7)
        leads = Lead.objects.filter(created_at__gte=since)
        lines = [f"- {lead.name}, {lead.company}, Budget {lead.budget}" for lead in leads]
        send_mail(
            subject=f"{len(lines)} neue Leads",
            message="\n".join(lines) or "Keine neuen Leads.",
            from_email=None,
            recipient_list=options["empfaenger"],
        )
        self.stdout.write(self.style.SUCCESS("verschickt"))
