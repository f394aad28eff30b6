"""Box office hooks (Flask, on the little VPS)

/hook/eventbrite   workshop tickets    -> newsletter contacts (Mailjet)
/hook/pretix       festival orders     -> Discord of the crew
/hook/stripe       bar + merch         -> boxoffice.db, voucher.py does the rest
"""
import os
import sqlite3
from functools import wraps

import requests
import stripe
from discord_webhook import DiscordWebhook
from flask import Flask, abort, g, jsonify, request
from mailjet_rest import Client as Mailjet

app = Flask(__name__)
stripe.api_key = os.environ.get("STRIPE_KEY")
DB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "boxoffice.db")
NEWSLETTER = 10263541

SCHEMA = """
create table if not exists payments (id text primary key, paid_on text, cents integer, currency text,
                                     customer text, booked integer default 0);
create table if not exists seats (order_id text primary key, event text, n integer);
"""


def db():
    if "db" not in g:
        g.db = sqlite3.connect(DB)
        g.db.executescript(SCHEMA)
    return g.db


@app.teardown_appcontext
def close_db(exc):
    con = g.pop("db", None)
    if con is not None:
        con.commit()
        con.close()


def needs_secret(view):
    @wraps(view)
    def inner(*a, **kw):
        if request.args.get("s") != os.environ["HOOK_SECRET"]:
            abort(403)
        return view(*a, **kw)

    return inner


# ------------------------------------------------------------- eventbrite

def mailjet():
    return Mailjet(auth=(os.environ["MJ_PUBLIC"], os.environ["MJ_PRIVATE"]), version="v3")


@app.post("/hook/eventbrite")
@needs_secret
def eventbrite():
    hook = request.get_json()
    if hook["config"]["action"] != "order.placed":
        return "", 204
    url = hook["api_url"]
    if not url.startswith("https://www.eventbriteapi.com/v3/orders/"):
        abort(400)
    order = requests.get(
        url,
        headers={"Authorization": "Bearer " + os.environ["EVENTBRITE_TOKEN"]},
        params={"expand": "attendees"},
        timeout=10,
    ).json()
    db().execute(
        "insert or replace into seats values (?, ?, ?)",
        (order["id"], order["event_id"], len(order["attendees"])),
    )
    mj = mailjet()
    for att in order["attendees"]:
        p = att["profile"]
        wants = [a for a in att.get("answers", []) if a["question"].startswith("Newsletter")]
        if not wants or wants[0].get("answer") != "Yes":
            continue
        mj.contactslist_managecontact.create(
            id=NEWSLETTER,
            data={
                "Email": p["email"],
                "Name": p["name"],
                "Action": "addnoforce",
                "Properties": {"ticket": att["ticket_class_name"]},
            },
        )
    return "", 204


# ------------------------------------------------------------- pretix

def pretix(path):
    r = requests.get(
        "https://pretix.eu/api/v1/" + path,
        headers={"Authorization": "Token " + os.environ["PRETIX_TOKEN"]},
        timeout=10,
    )
    r.raise_for_status()
    return r.json()


@app.post("/hook/pretix")
@needs_secret
def on_pretix():
    n = request.get_json()
    if n["action"] != "pretix.event.order.paid":
        return "", 204
    order = pretix("organizers/{organizer}/events/{event}/orders/{code}/".format(**n))
    camping = sum(1 for p in order["positions"] if p.get("variation"))
    text = "🎪 **{}**: {} tickets, {} €".format(order["code"], len(order["positions"]), order["total"])
    if camping:
        text += " ({} with tent)".format(camping)
    DiscordWebhook(url=os.environ["DISCORD_CREW"], content=text).execute()
    return "", 204


# ------------------------------------------------------------- stripe

@app.post("/hook/stripe")
def on_stripe():
    try:
        event = stripe.Webhook.construct_event(
            request.data, request.headers["Stripe-Signature"], os.environ["STRIPE_WHSEC"]
        )
    except stripe.error.SignatureVerificationError:
        abort(400)
    if event["type"] == "checkout.session.completed":
        s = event["data"]["object"]
        db().execute(
            "insert or ignore into payments (id, paid_on, cents, currency, customer) values (?, date('now'), ?, ?, ?)",
            (s["id"], s["amount_total"], s["currency"], s["customer_details"]["name"]),
        )
    return "", 200


@app.get("/seats/<event>")
def seats(event):
    n = db().execute("select coalesce(sum(n), 0) from seats where event = ?", (event,)).fetchone()[0]
    return jsonify(event=event, sold=n)
