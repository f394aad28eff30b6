import re

from . import ai, clients
from .events import Event, on
from .settings import CSAT_CHANNEL, PRIORITY

MARK = re.compile(r"intercom:(\d+)")


def _plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html or "")


@on("intercom", "conversation_part.tag.created")
async def escalate(ev: Event) -> None:
    conv = ev.body
    tags = {t["name"] for t in conv["tags"]["tags"]}
    if "bug" not in tags:
        return
    parts = [conv["source"]["body"]] + [p["body"] for p in conv["conversation_parts"]["conversation_parts"]]
    thread = "\n---\n".join(_plain(p) for p in parts if p)
    who = conv["source"]["author"]["email"]
    plan = clients.plan_of(who) or "free"
    title, summary = await ai.summarise(thread)
    await clients.linear_issue(
        title=title,
        description=f"{summary}\n\nPlan: {plan}\nReported by {who}\nintercom:{conv['id']}",
        priority=PRIORITY.get(plan, 3),
    )


@on("zendesk", "zen:event-type:ticket.csat_rating_received")
async def bad_csat(ev: Event) -> None:
    t = ev.body
    if t.get("satisfaction_score") != "bad":
        return
    clients.slack_post(CSAT_CHANNEL, f"Bad rating on #{t['id']} _{t['subject']}_")


@on("linear", "Issue.update")
async def answer_customer(ev: Event) -> None:
    issue = ev.body
    if issue["state"]["type"] != "completed":
        return
    m = MARK.search(issue.get("description") or "")
    if m:
        await clients.intercom_note(m.group(1), f"{issue['identifier']} is done: {issue['title']}")
