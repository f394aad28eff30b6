import os
from functools import cache

from zenpy import Zenpy
from zenpy.lib.api_objects import Comment, CustomField

FIELD_ISSUE = 360041222
TAG = "escalate_eng"


@cache
def client():
    return Zenpy(subdomain=os.environ["ZD_SUBDOMAIN"], email=os.environ["ZD_EMAIL"], token=os.environ["ZD_TOKEN"])


def waiting():
    for t in client().search(type="ticket", tags=TAG, status_less_than="solved"):
        if any(f["id"] == FIELD_ISSUE and f["value"] for f in t.custom_fields):
            continue
        yield {
            "id": t.id,
            "subject": t.subject,
            "body": t.description,
            "org": t.organization.name if t.organization else None,
            "priority": t.priority,
        }


def note(ticket_id, text, issue=None):
    t = client().tickets(id=ticket_id)
    t.comment = Comment(body=text, public=False)
    if issue:
        t.custom_fields.append(CustomField(id=FIELD_ISSUE, value=issue))
    client().tickets.update(t)
