import datetime

from django.core.mail import send_mail
from django.core.management.base import BaseCommand

from dues.models import Payment

TEXT = """Beste {p.member.name},

Je contributie van EUR {p.amount} staat nog open sinds {p.created:%d-%m-%Y}.
Betalen kan via https://leden.roeivereniging.example/pay/{p.pk}/

De penningmeester
"""


class Command(BaseCommand):
    help = "Mail everybody who is late"

    def handle(self, *args, **options):
        since = datetime.date.today() - datetime.timedelta(days=30)
        n = 0
        for p in Payment.objects.overdue(since):
            n += send_mail("Contributie", TEXT.format(p=p), None, [p.member.email])
        self.stdout.write(f"{n} reminders")
