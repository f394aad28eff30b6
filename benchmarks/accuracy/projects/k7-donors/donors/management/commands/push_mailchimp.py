import hashlib

import mailchimp_marketing
from django.conf import settings
from django.core.management.base import BaseCommand

from donors.models import Donor


def subscriber_hash(email):
    return hashlib.md5(email.lower().encode()).hexdigest()


class Command(BaseCommand):
    help = "Newsletter members from the donor table"

    def handle(self, *args, **options):
        conf = settings.MAILCHIMP
        mc = mailchimp_marketing.Client({"api_key": conf["key"], "server": conf["server"]})
        for donor in Donor.objects.filter(in_newsletter=True).iterator():
            key = subscriber_hash(donor.email)
            mc.lists.set_list_member(conf["list"], key, {
                "email_address": donor.email,
                "status_if_new": "subscribed",
                "merge_fields": {"FNAME": donor.first_name, "LNAME": donor.last_name, "TOTAL": float(donor.total)},
            })
            mc.lists.update_list_member_tags(conf["list"], key, {"tags": [{"name": donor.tier, "status": "active"}]})
