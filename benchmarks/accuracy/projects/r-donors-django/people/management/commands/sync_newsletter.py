import hashlib

import mailchimp_marketing as MailchimpMarketing
from django.conf import settings
from django.core.management.base import BaseCommand
from mailchimp_marketing.api_client import ApiClientError

from people.models import Person


def subscriber_hash(email):
    return hashlib.md5(email.lower().encode()).hexdigest()


class Command(BaseCommand):
    help = "Push newsletter people to Mailchimp and take over unsubscribes"

    def handle(self, *args, **options):
        client = MailchimpMarketing.Client()
        client.set_config({"api_key": settings.MAILCHIMP_API_KEY, "server": settings.MAILCHIMP_SERVER})
        list_id = settings.MAILCHIMP_LIST

        gone = client.lists.get_list_members_info(list_id, status="unsubscribed", count=1000, fields=["members.email_address"])
        emails = [m["email_address"].lower() for m in gone["members"]]
        Person.objects.filter(email__in=emails).update(newsletter=False)

        for p in Person.objects.filter(newsletter=True).iterator():
            try:
                member = client.lists.set_list_member(
                    list_id,
                    subscriber_hash(p.email),
                    {
                        "email_address": p.email,
                        "status_if_new": "subscribed",
                        "merge_fields": {"FNAME": p.first_name, "LNAME": p.last_name, "LIFETIME": float(p.lifetime)},
                    },
                )
            except ApiClientError as error:
                self.stderr.write(f"{p.email}: {error.text}")
                continue
            if p.mailchimp_id != member["id"]:
                p.mailchimp_id = member["id"]
                p.save(update_fields=["mailchimp_id"])
