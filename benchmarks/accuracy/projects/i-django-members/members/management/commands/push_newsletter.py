import createsend
from django.conf import settings
from django.core.management.base import BaseCommand

from members.models import Member


class Command(BaseCommand):
    help = "Campaign Monitor subscribers from the member table; people who unsubscribed there are unticked here"

    def handle(self, **options):
        auth = {"api_key": settings.CM_API_KEY}
        lst = createsend.List(auth, settings.CM_LIST_ID)
        gone = [s.EmailAddress for s in lst.unsubscribed("2015-01-01", 1, 1000).Results]
        Member.objects.filter(email__in=gone).update(newsletter=False)

        batch = [
            {"EmailAddress": email, "Name": name, "CustomFields": [{"Key": "Level", "Value": level}]}
            for email, name, level in Member.objects.filter(newsletter=True).values_list("email", "name", "level")
        ]
        sub = createsend.Subscriber(auth)
        for i in range(0, len(batch), 1000):
            sub.import_subscribers(settings.CM_LIST_ID, batch[i:i + 1000], False)
