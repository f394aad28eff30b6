import os

from zenpy import Zenpy
from zenpy.lib.api_objects import Comment, Ticket, User

zd = Zenpy(
    subdomain=os.environ["ZENDESK_SUBDOMAIN"],
    email=os.environ["ZENDESK_EMAIL"],
    token=os.environ["ZENDESK_TOKEN"],
)


def open_ticket(subject, body, email, name):
    audit = zd.tickets.create(
        Ticket(
            subject=subject,
            comment=Comment(body=body),
            requester=User(name=name, email=email),
            tags=["slackbot"],
        )
    )
    return audit.ticket.id


def ticket_status(tid):
    t = zd.tickets(id=tid)
    return {"status": t.status, "subject": t.subject}
