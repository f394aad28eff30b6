"""Weekly page in Notion."""
import os
from datetime import datetime, timedelta

import requests
from notion_client import Client
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from db import session_scope
from models import Issue

PARENT = "5f1d7b6a1c0e4f3f9a52d1e0b8c7a611"


def bullet(text):
    return {
        "object": "block",
        "type": "bulleted_list_item",
        "bulleted_list_item": {"rich_text": [{"type": "text", "text": {"content": text[:2000]}}]},
    }


def shipped(db):
    q = (
        select(Issue)
        .where(Issue.resolved_at >= datetime.utcnow() - timedelta(days=7))
        .options(selectinload(Issue.pulls))
        .order_by(Issue.resolved_at)
    )
    for issue in db.scalars(q):
        repos = ", ".join(sorted({p.repo for p in issue.pulls})) or "no code"
        yield bullet(f"{issue.key} {issue.summary} ({issue.points or '-'} pt, {repos})")


def sentry_quiet():
    r = requests.get(
        "https://sentry.io/api/0/projects/kestrel/api/issues/",
        headers={"Authorization": "Bearer " + os.environ["SENTRY_TOKEN"]},
        params={"query": "is:unresolved level:fatal", "statsPeriod": "24h"},
    )
    return r.ok and not r.json()


def main():
    if not sentry_quiet():
        print("fatal errors open, publish by hand please")
        return
    with session_scope() as db:
        children = list(shipped(db))
    Client(auth=os.environ["NOTION_TOKEN"]).pages.create(
        parent={"page_id": PARENT},
        properties={"title": [{"text": {"content": f"Shipped, week {datetime.now():%V}"}}]},
        children=children[:100],
    )


if __name__ == "__main__":
    main()
