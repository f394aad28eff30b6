import os
from collections import Counter
from datetime import datetime, timedelta

from slack_sdk.webhook import WebhookClient
from sqlalchemy import select

from . import brain, inbox
from .celery_app import app
from .db import Session, Triage, already_done

TAGS = {"bug": "8811", "billing": "8812", "spam": "8890"}
ADMIN = os.environ.get("INTERCOM_ADMIN", "")


@app.task
def poll():
    for c in inbox.recent():
        if not already_done(c["id"]):
            handle.delay(c["id"])


@app.task(bind=True, max_retries=3)
def handle(self, conversation_id):
    try:
        conv = inbox.get(conversation_id)
    except Exception as exc:
        raise self.retry(exc=exc, countdown=30)
    src = conv["source"]
    verdict = brain.classify(inbox.plain(src["body"]))
    with Session.begin() as s:
        s.merge(Triage(conversation_id=conversation_id, author=src["author"].get("email"),
                       label=verdict["label"], summary=verdict["summary"]))
    tag_id = TAGS.get(verdict["label"])
    if tag_id:
        inbox.tag(conversation_id, tag_id, ADMIN)


@app.task
def digest():
    since = datetime.utcnow() - timedelta(days=1)
    with Session() as s:
        labels = s.scalars(select(Triage.label).where(Triage.created >= since)).all()
    counts = Counter(labels)
    text = "\n".join(f"{label}: {n}" for label, n in counts.most_common()) or "nothing today"
    WebhookClient(os.environ["SLACK_WEBHOOK_URL"]).send(text="Conversations, last 24h\n" + text)
