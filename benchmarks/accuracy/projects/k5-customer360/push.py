from __future__ import annotations

import os
from collections.abc import Iterable

import segment.analytics as analytics
from postmarker.core import PostmarkClient

from models import Customer

analytics.write_key = os.environ["SEGMENT_KEY"]


def traits(customers: Iterable[Customer]) -> None:
    """What marketing may see: no money."""
    for c in customers:
        analytics.identify(c.sf_id, {
            "email": c.email,
            "company": c.name,
            "segment": c.segment,
            "open_conversations": c.open_conversations,
        })
    analytics.flush()


def dunning(customers: Iterable[Customer]) -> int:
    postmark = PostmarkClient(server_token=os.environ["POSTMARK_TOKEN"])
    sent = 0
    for c in customers:
        if c.overdue:
            postmark.emails.send_with_template(
                TemplateId=31877001,
                From="billing@harborworks.example",
                To=c.email,
                TemplateModel={
                    "name": c.name,
                    "total": f"{c.overdue_total:.2f}",
                    "invoices": [{"number": i.number, "due": i.due.isoformat()} for i in c.overdue],
                },
            )
            sent += 1
    return sent
