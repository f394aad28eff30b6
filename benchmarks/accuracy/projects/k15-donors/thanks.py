"""Thank-you mails for new donations, and the big ones to Anna on Trello."""
import os

import requests
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

from api import collection, get_json

BIG = 500
donations = collection("donations")
sg = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])


def thank(doc):
    m = Mail(from_email="hello@riverkeepers.example", to_emails=doc["email"])
    m.template_id = "d-5d0c7a11b2f94f0e9b3c"
    m.dynamic_template_data = {"name": doc["donor"], "amount": "%.2f" % doc["amount"]}
    return sg.send(m).status_code == 202


def call_card(doc):
    requests.post("https://api.trello.com/1/cards", params={
        "key": os.environ["TRELLO_KEY"],
        "token": os.environ["TRELLO_TOKEN"],
        "idList": os.environ["TRELLO_CALLS_LIST"],
        "name": "Call %s ($%d, %s)" % (doc["donor"], doc["amount"], doc["campaign"]),
    })


def bounced():
    hdr = {"Authorization": "Bearer " + os.environ["SENDGRID_API_KEY"]}
    return {b["email"] for b in get_json("https://api.sendgrid.com/v3/suppression/bounces", headers=hdr)}


skip = bounced()
for doc in donations.find({"thanked": False}):
    if doc["amount"] >= BIG:
        call_card(doc)
    if doc["email"] in skip or thank(doc):
        donations.update_one({"_id": doc["_id"]}, {"$set": {"thanked": True}})
