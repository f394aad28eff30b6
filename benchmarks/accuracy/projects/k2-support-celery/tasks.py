import os
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import requests
from celery import Celery
from celery.schedules import crontab
from twilio.rest import Client

from db import Refund, Session

app = Celery("support", broker=os.environ.get("CELERY_BROKER", "redis://localhost:6379/0"))
app.conf.timezone = "Europe/Amsterdam"
app.conf.beat_schedule = {
    "escalate": {"task": "tasks.escalate", "schedule": crontab(minute="*/10")},
    "refunds": {"task": "tasks.refunds", "schedule": crontab(hour=3, minute=0)},
    "refund-digest": {"task": "tasks.refund_digest", "schedule": crontab(hour=8, minute=0, day_of_week=1)},
}

FRESHDESK = "https://%s.freshdesk.com/api/v2" % os.environ.get("FRESHDESK_DOMAIN", "acme")
FD_AUTH = (os.environ.get("FRESHDESK_KEY", ""), "X")
PAYPAL = "https://api-m.paypal.com"


def paypal_token():
    r = requests.post(
        PAYPAL + "/v1/oauth2/token",
        auth=(os.environ["PAYPAL_ID"], os.environ["PAYPAL_SECRET"]),
        data={"grant_type": "client_credentials"},
    )
    return r.json()["access_token"]


def sms(text):
    twilio = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
    for number in os.environ["DUTY_NUMBERS"].split(","):
        twilio.messages.create(body=text, from_=os.environ["TWILIO_FROM"], to=number)


@app.task(autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=3)
def escalate():
    r = requests.get(
        FRESHDESK + "/search/tickets",
        auth=FD_AUTH,
        params={"query": '"priority:4 AND status:2"'},
    )
    r.raise_for_status()
    waiting = []
    now = datetime.now(timezone.utc)
    for t in r.json()["results"]:
        age = now - datetime.fromisoformat(t["created_at"].replace("Z", "+00:00"))
        if timedelta(minutes=30) < age < timedelta(minutes=40):
            waiting.append(t)
    for t in waiting:
        sms("Urgent ticket #%d not answered: %s" % (t["id"], t["subject"]))
        requests.put(FRESHDESK + "/tickets/%d" % t["id"], auth=FD_AUTH, json={"tags": t["tags"] + ["escalated"]})


@app.task
def refunds():
    end = datetime.now(timezone.utc).replace(microsecond=0)
    r = requests.get(
        PAYPAL + "/v1/reporting/transactions",
        headers={"Authorization": "Bearer " + paypal_token()},
        params={
            "start_date": (end - timedelta(days=2)).isoformat(),
            "end_date": end.isoformat(),
            "transaction_type": "T1107",
            "fields": "transaction_info,payer_info",
            "page_size": 500,
        },
    )
    r.raise_for_status()
    session = Session()
    try:
        for d in r.json()["transaction_details"]:
            info = d["transaction_info"]
            session.merge(
                Refund(
                    id=info["transaction_id"],
                    amount=Decimal(info["transaction_amount"]["value"]),
                    currency=info["transaction_amount"]["currency_code"],
                    payer=d["payer_info"].get("email_address"),
                    booked=info["transaction_initiation_date"][:19],
                )
            )
        session.commit()
    except Exception:
        session.rollback()
        sms("PayPal refunds import failed")
        raise
    finally:
        session.close()


@app.task
def refund_digest():
    since = datetime.now() - timedelta(days=7)
    with Session() as session:
        total = sum(
            (x.amount for x in session.query(Refund).filter(Refund.booked >= since.isoformat())),
            Decimal(0),
        )
    requests.post(os.environ["MATTERMOST_HOOK"], json={"text": "Refunds of last week: %.2f" % total})
