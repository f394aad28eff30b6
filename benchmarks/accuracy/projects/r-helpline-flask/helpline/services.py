from flask import current_app
from slack_sdk import WebClient
from zenpy import Zenpy


def _zenpy():
    c = current_app.config
    return Zenpy(subdomain=c["ZENDESK_SUBDOMAIN"], email=c["ZENDESK_EMAIL"], token=c["ZENDESK_TOKEN"])


def notify_manager(ticket):
    client = WebClient(token=current_app.config["SLACK_BOT_TOKEN"])
    client.chat_postMessage(
        channel=current_app.config["SLACK_CHANNEL"],
        text=f"{ticket.customer.account_manager or 'team'}: {ticket.priority} ticket from {ticket.customer.name}",
        blocks=[
            {"type": "section", "text": {"type": "mrkdwn", "text": f"*{ticket.subject}*\n#{ticket.zendesk_id} ({ticket.status})"}},
        ],
    )


def tag_plan(zendesk_id, plan):
    z = _zenpy()
    t = z.tickets(id=zendesk_id)
    tag = f"plan_{plan}"
    if tag not in t.tags:
        t.tags.append(tag)
        z.tickets.update(t)
