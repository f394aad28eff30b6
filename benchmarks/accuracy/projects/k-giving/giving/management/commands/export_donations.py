import hashlib

import mailchimp_marketing as mc
from django.conf import settings
from django.core.management.base import BaseCommand

from giving.models import Donation, Donor
from giving.nation import Nation


class Command(BaseCommand):
    help = "Send new donations to the nation, and opted in donors to the newsletter audience"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=500)

    def handle(self, *args, **opts):
        nation = Nation()
        todo = Donation.objects.filter(exported=False).select_related("donor").order_by("given_at")
        for donation in todo[: opts["limit"]]:
            donor = donation.donor
            if donor.nation_id is None:
                donor.nation_id = nation.push_person(donor)
                donor.save(update_fields=["nation_id"])
            nation.add_donation(donation)
            donation.exported = True
            donation.save(update_fields=["exported"])

        client = mc.Client()
        client.set_config({"api_key": settings.MAILCHIMP_KEY, "server": settings.MAILCHIMP_KEY.rpartition("-")[2]})
        for donor in Donor.objects.filter(wants_mail=True):
            h = hashlib.md5(donor.email.encode()).hexdigest()
            client.lists.set_list_member(settings.MAILCHIMP_AUDIENCE, h, {
                "email_address": donor.email, "status_if_new": "subscribed",
                "merge_fields": {"FNAME": donor.first_name, "LNAME": donor.last_name},
            })
        self.stdout.write("done")
