import datetime as dt
import os

import requests

from . import ai, store, yotpo
from .celeryapp import app

GORGIAS = "https://%s.gorgias.com/api" % os.environ.get("GORGIAS_DOMAIN", "acme")
AUTH = (os.environ.get("GORGIAS_USER"), os.environ.get("GORGIAS_KEY"))


@app.task
def collect():
    for review in yotpo.reviews_since(store.newest_id()):
        handle.delay(review)


@app.task(bind=True, max_retries=3)
def handle(self, review):
    try:
        label = ai.topic(review["content"])
    except Exception as exc:
        raise self.retry(exc=exc, countdown=60)
    store.save(review, label)
    if review["score"] <= 2 and label != "praise":
        open_ticket.delay(review["email"], review["title"], review["content"], label)


@app.task(rate_limit="30/m")
def open_ticket(email, title, text, label):
    requests.post(GORGIAS + "/tickets", auth=AUTH, json={
        "channel": "email", "via": "api", "subject": "Review: " + title,
        "customer": {"email": email}, "tags": [{"name": label}],
        "messages": [{"channel": "email", "via": "api", "from_agent": False, "body_text": text,
                      "sender": {"email": email}}],
    }).raise_for_status()


@app.task
def digest():
    since = (dt.datetime.utcnow() - dt.timedelta(days=7)).isoformat()
    lines = ["%s: %d (%.1f)" % (r["_id"], r["n"], r["avg"]) for r in store.by_topic(since)]
    requests.post(
        "https://api.mailgun.net/v3/mg.acme.example/messages", auth=("api", os.environ["MAILGUN_KEY"]),
        data={"from": "voc@mg.acme.example", "to": "product@acme.example", "subject": "Reviews of the week",
              "text": "\n".join(lines)},
    ).raise_for_status()
