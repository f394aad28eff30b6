import json
import os

from twilio.rest import Client

from common import subscribe

twilio = Client(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
TRACK = {
    "ups": "https://www.ups.com/track?tracknum={}",
    "fedex": "https://www.fedex.com/fedextrack/?trknbr={}",
}


def on_message(ch, method, props, body):
    m = json.loads(body)
    if m.get("phone"):
        url = TRACK.get(m["carrier"], "{}").format(m["tracking"])
        twilio.messages.create(to=m["phone"], from_=os.environ["SMS_FROM"],
                               body=f"Order {m['order']} is on its way: {url}")
    ch.basic_ack(method.delivery_tag)


if __name__ == "__main__":
    subscribe("sms.shipments", "shipment.created", on_message, prefetch=1)
