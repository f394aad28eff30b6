import os

import requests
from twilio.rest import Client

from . import orders
from .bus import bus

twilio = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])


@bus.subscribe("planned")
def text_customer(order, task):
    twilio.messages.create(
        to=order["recipient"]["phone"],
        from_=os.environ["TWILIO_FROM"],
        body=f"Your order {order['number']} is on its way: {task['trackingURL']}",
    )


@bus.subscribe("damaged")
def open_ticket(parcel, depot):
    order = orders.by_parcel(parcel["no"]) or {"number": "unknown", "recipient": {}}
    requests.post(
        f"https://{os.environ['FRESHDESK_DOMAIN']}.freshdesk.com/api/v2/tickets",
        auth=(os.environ["FRESHDESK_KEY"], "X"),
        json={
            "subject": f"Damaged parcel of order {order['number']}",
            "description": f"Reported by depot {depot}: {parcel.get('remark') or 'no remark'}",
            "email": order["recipient"].get("email", "logistics@example.com"),
            "priority": 3,
            "status": 2,
        },
        timeout=20,
    ).raise_for_status()
    orders.set_state(parcel["no"], "damaged")
