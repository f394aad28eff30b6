import os

from twilio.rest import Client

from .mq import consumer

client = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])


@consumer("labels.created")
def text(msg):
    client.messages.create(
        to=msg["phone"],
        from_=os.environ["TWILIO_FROM"],
        body="Your parcel is on its way: " + msg["tracking"],
    )


if __name__ == "__main__":
    text.serve()
