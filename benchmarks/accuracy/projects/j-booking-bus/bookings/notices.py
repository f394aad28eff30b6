import os

import requests
from twilio.rest import Client

from .bus import bus
from .events import MeetingBooked, PaymentSettled


@bus.subscribe(MeetingBooked)
def text_invitee(event):
    if not event.phone:
        return
    Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"]).messages.create(
        to=event.phone,
        from_=os.environ["TWILIO_FROM"],
        body=f"Hi {event.name}, see you at {event.start}.",
    )


@bus.subscribe(PaymentSettled)
def ring_the_bell(_event):
    requests.post(
        os.environ["GOOGLE_CHAT_WEBHOOK"], json={"text": "🔔 An invoice was paid!"}, timeout=10
    )
