import hashlib

import mailchimp_marketing as mc
from django.conf import settings
from django.core.management.base import BaseCommand

from crm.models import Contact
from crm.pipedrive import Pipedrive


class Command(BaseCommand):
    help = "Everyone with a won deal becomes 'customer' in the newsletter audience"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, **opts):
        client = mc.Client()
        client.set_config({k: settings.MAILCHIMP[k] for k in ("api_key", "server")})
        self.stdout.write("%d contacts in our db" % Contact.objects.count())
        seen = set()
        for deal in Pipedrive(settings.PIPEDRIVE_TOKEN).won_deals():
            person = deal.get("person_id") or {}
            for mail in person.get("email") or []:
                addr = (mail.get("value") or "").lower()
                if not addr or addr in seen:
                    continue
                seen.add(addr)
                if opts["dry_run"]:
                    self.stdout.write(addr)
                    continue
                client.lists.set_list_member(
                    settings.MAILCHIMP["list"],
                    hashlib.md5(addr.encode()).hexdigest(),
                    {"email_address": addr, "status_if_new": "subscribed",
                     "merge_fields": {"COMPANY": deal.get("org_name") or "", "LASTDEAL": deal["title"]}},
                )
        self.stdout.write(self.style.SUCCESS("%d customers" % len(seen)))
