from django.core.mail import send_mail
from django.db import transaction

from giving.models import Donor, Gift

THANKS = """Dear friend of the river,

thank you for your gift of {amount} {currency}.
"""


@transaction.atomic
def record_gift(*, email, name, newsletter, gift):
    donor, _ = Donor.objects.update_or_create(
        email=email.lower(), defaults={"name": name, "newsletter": newsletter}
    )
    stripe_id = gift.pop("stripe_id")
    Gift.objects.get_or_create(stripe_id=stripe_id, defaults={"donor": donor, **gift})


def thank(email, amount, currency):
    send_mail("Thank you", THANKS.format(amount=amount, currency=currency), None, [email])
