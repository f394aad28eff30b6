import os
from decimal import Decimal

from twilio.rest import Client

from .core import Donation


def tag_campaign(d: Donation) -> Donation:
    if d.campaign:
        d.tags.append(d.campaign.lower().replace(" ", "-"))
    return d


def major_gift_sms(limit: int):
    """Step factory: text the director when a gift is large."""
    client = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_AUTH"])

    def step(d: Donation) -> Donation:
        if d.amount >= Decimal(limit):
            d.tags.append("major")
            client.messages.create(
                to=os.environ["DIRECTOR_PHONE"],
                from_="+15005550006",
                body=f"{d.first_name} {d.last_name} gave {d.amount} {d.currency} ({d.campaign})",
            )
        return d

    return step
