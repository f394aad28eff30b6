import os

import stripe
from flask import Flask, abort, request

from clients import Xero, salesforce, teams

app = Flask(__name__)
xero = Xero()


@app.route("/health")
def health():
    return "ok"


@app.route("/calendly", methods=["POST"])
def calendly():
    if request.args.get("key") != os.environ["HOOK_KEY"]:
        abort(403)
    data = request.get_json()
    if data["event"] != "invitee.created":
        return "", 204
    invitee = data["payload"]
    first, _, last = invitee["name"].partition(" ")
    answers = {q["question"]: q["answer"] for q in invitee["questions_and_answers"]}

    salesforce().Lead.create({
        "FirstName": first,
        "LastName": last or first,
        "Email": invitee["email"],
        "Company": answers.get("Company", "unknown"),
        "LeadSource": "Calendly",
        "Description": "\n".join(f"{q}: {a}" for q, a in answers.items()),
    })
    start = invitee["scheduled_event"]["start_time"]
    teams(f"{invitee['name']} ({answers.get('Company', '?')}) booked a call at {start}", title="New meeting")
    return "", 200


@app.route("/stripe", methods=["POST"])
def stripe_hook():
    try:
        event = stripe.Webhook.construct_event(
            request.data, request.headers["Stripe-Signature"], os.environ["STRIPE_WHSEC"]
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        abort(400)
    if event["type"] == "checkout.session.completed":
        sess = event["data"]["object"]
        who = sess["customer_details"]
        xero.invoice(
            contact={"Name": who["name"], "EmailAddress": who["email"]},
            lines=[{
                "Description": "Online order",
                "Quantity": 1,
                "UnitAmount": sess["amount_total"] / 100,
                "AccountCode": "200",
            }],
            reference=sess["payment_intent"],
        )
        teams("A new online payment was booked, see Xero.")
    return "", 200
