import os

import requests
from pyairtable import Api
from twilio.rest import Client

INTERCOM = "https://api.intercom.io"
_headers = {
    "Authorization": "Bearer " + os.environ["INTERCOM_TOKEN"],
    "Intercom-Version": "2.10",
}
_opt_outs = Api(os.environ["AIRTABLE_TOKEN"]).table(os.environ["AIRTABLE_BASE"], "Opt-outs")


def send_chat(reminder, text):
    body = {
        "message_type": "inapp",
        "body": text,
        "from": {"type": "admin", "id": os.environ["INTERCOM_ADMIN"]},
        "to": {"type": "user", "email": reminder["email"]},
    }
    r = requests.post(INTERCOM + "/messages", json=body, headers=_headers, timeout=20)
    r.raise_for_status()


def send_sms(reminder, text):
    client = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
    client.messages.create(to=reminder["phone"], from_=os.environ["TWILIO_FROM"], body=text)


CHANNELS = {"chat": send_chat, "sms": send_sms}


def opted_out():
    return {row["fields"].get("Email", "").lower() for row in _opt_outs.all()}


def unsubscribed_contacts():
    query = {"query": {"field": "unsubscribed_from_emails", "operator": "=", "value": True}}
    r = requests.post(INTERCOM + "/contacts/search", json=query, headers=_headers, timeout=20)
    r.raise_for_status()
    return [c["email"].lower() for c in r.json()["data"] if c.get("email")]


def add_opt_outs(emails):
    _opt_outs.batch_create([{"Email": e, "Source": "intercom"} for e in emails])
