import re

from zenpy.lib.api_objects import Comment

from .clients import zendesk

ZD = re.compile(r"^\[ZD-(\d+)\]")
DONE = {"Done", "Released", "Won't Fix"}


def on_issue_updated(event):
    issue = event["issue"]
    match = ZD.match(issue["fields"]["summary"])
    if not match:
        return
    for item in event.get("changelog", {}).get("items", []):
        if item["field"] != "status" or item["toString"] not in DONE:
            continue
        ticket = zendesk().tickets(id=int(match.group(1)))
        if ticket.status in ("solved", "closed"):
            return
        ticket.status = "open"
        ticket.comment = Comment(
            body="%s is now %s (fix version: %s)" % (
                issue["key"],
                item["toString"],
                ", ".join(v["name"] for v in issue["fields"].get("fixVersions", [])) or "none",
            ),
            public=False,
        )
        zendesk().tickets.update(ticket)
