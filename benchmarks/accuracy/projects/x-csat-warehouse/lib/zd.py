import os
from datetime import datetime, timedelta, timezone

from zenpy import Zenpy


def client():
    return Zenpy(
        subdomain=os.environ["ZD_SUBDOMAIN"],
        email=os.environ["ZD_EMAIL"],
        token=os.environ["ZD_TOKEN"],
    )


def ratings(zd, days):
    since = datetime.now(timezone.utc) - timedelta(days=days)
    for r in zd.satisfaction_ratings(start_time=int(since.timestamp()), sort_order="asc"):
        if r.score == "offered":
            continue
        yield {
            "rating_id": r.id,
            "ticket_id": r.ticket_id,
            "group_id": r.group_id,
            "assignee_id": r.assignee_id,
            "score": r.score,
            "comment": (r.comment or "")[:2000],
            "created_at": r.created_at,
        }


def groups(zd):
    return [{"group_id": g.id, "group_name": g.name} for g in zd.groups()]
