import os

import redis
from celery import chain, group
from celery.utils.log import get_task_logger

from . import desk, tracker
from .app import app

log = get_task_logger(__name__)
lock = redis.Redis.from_url(os.environ.get("LOCKS", "redis://redis:6379/2"))


@app.task
def kick():
    if not lock.set("escalations:kick", "1", nx=True, ex=240):
        return 0
    jobs = [chain(create.s(t), link_back.s(t["id"])) for t in desk.waiting()]
    group(jobs).apply_async()
    return len(jobs)


@app.task(autoretry_for=(Exception,), retry_backoff=True, max_retries=4)
def create(ticket):
    body = f"{ticket['body']}\n\nCustomer: {ticket['org'] or 'n/a'}"
    return tracker.open_issue(
        summary=ticket["subject"],
        description=body,
        priority=ticket["priority"],
        labels=["from-zendesk", f"zd-{ticket['id']}"],
    )


@app.task(autoretry_for=(Exception,), retry_backoff=True)
def link_back(key, ticket_id):
    desk.note(ticket_id, "Engineering is looking at this.", issue=key)


@app.task
def close_loop():
    for issue in tracker.resolved_since(20):
        zd = next((lb.removeprefix("zd-") for lb in issue.fields.labels if lb.startswith("zd-")), None)
        if zd is None:
            log.warning("%s has no ticket label", issue.key)
            continue
        versions = ", ".join(v.name for v in issue.fields.fixVersions) or "next release"
        desk.note(int(zd), f"{issue.key} is {issue.fields.resolution.name}; ships with {versions}")
