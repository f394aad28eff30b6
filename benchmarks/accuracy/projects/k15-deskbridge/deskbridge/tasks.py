import requests

from deskbridge import config
from deskbridge.celery_app import app
from deskbridge.desk import ConversationSource, TicketSource
from deskbridge.render import render
from deskbridge.trackers import create_bug, create_request, fixed_bugs


@app.task(bind=True, max_retries=3, default_retry_delay=60)
def escalate_ticket(self, ticket_id):
    source = TicketSource()
    try:
        ticket = source.load(ticket_id)
        summary, body = render(ticket)
        key = create_bug(summary, body, ticket["tags"])
    except requests.RequestException as exc:
        raise self.retry(exc=exc)
    note_ticket.delay(ticket_id, key)


@app.task
def note_ticket(ticket_id, key):
    TicketSource().add_note(ticket_id, "Escalated as %s" % key)


@app.task(autoretry_for=(requests.RequestException,), retry_backoff=True)
def file_request(conversation_id):
    item = ConversationSource().load(conversation_id)
    if "feature-request" not in item["tags"]:
        return
    create_request(*render(item))


@app.task
def report_fixed():
    bugs = fixed_bugs()
    if not bugs:
        return
    lines = ["- **%s** %s" % pair for pair in bugs]
    requests.post(config.TEAMS_WEBHOOK, json={
        "@type": "MessageCard",
        "@context": "https://schema.org/extensions",
        "title": "Fixed since yesterday",
        "text": "\n".join(lines),
    }, timeout=10)
