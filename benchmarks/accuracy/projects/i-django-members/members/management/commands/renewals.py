from datetime import date, timedelta

from django.core.mail import mail_admins, send_mail
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string

from members.models import Member


class Command(BaseCommand):
    def handle(self, **options):
        soon = date.today() + timedelta(days=30)
        for m in Member.objects.filter(expires=soon, mandate_id=""):
            body = render_to_string("renewal.txt", {"member": m, "price": 45 if m.level == "single" else 70})
            send_mail("Your membership", body, None, [m.email])
        mail_admins("renewals", "renewal run finished")
