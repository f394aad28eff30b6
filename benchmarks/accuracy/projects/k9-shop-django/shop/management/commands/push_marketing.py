from django.core.management.base import BaseCommand

from shop.api import call, pages
from shop.models import Customer


def klaviyo_profile(c):
    return {
        "data": {
            "type": "profile",
            "attributes": {
                "email": c.email,
                "first_name": c.first_name,
                "properties": {"subscriber": c.is_subscriber, "next_charge": str(c.next_charge or "")},
            },
        }
    }


class Command(BaseCommand):
    help = "Customers to Klaviyo, subscribers' phones to Attentive"

    def handle(self, *args, **opts):
        # safety: do nothing when Recharge is empty (happened in May, everybody lost the flag)
        active = sum(1 for s in pages("recharge", "/subscriptions", "subscriptions") if s["status"] == "active")
        self.stdout.write("active in recharge: %d" % active)
        if active < 100:
            self.stderr.write("that cannot be, stop")
            return

        for c in Customer.objects.all().iterator():
            call("klaviyo", "POST", "/profile-import/", json=klaviyo_profile(c))

        phones = Customer.objects.filter(subscription_status="active").exclude(phone="").values_list("phone", flat=True)
        for phone in phones:
            call("attentive", "POST", "/subscribers", json={"user": {"phone": phone}, "signUpSourceId": "241877"})
