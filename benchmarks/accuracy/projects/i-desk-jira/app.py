import hmac
import logging
import os

from flask import Flask, abort, jsonify, request

import desk
import tracker

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.route("/hooks/freshdesk/escalate", methods=["POST"])
def escalate():
    if not hmac.compare_digest(request.headers.get("X-Hook-Token", ""), os.environ["HOOK_TOKEN"]):
        abort(401)
    data = request.get_json(force=True)["freshdesk_webhook"]
    ticket = desk.ticket(data["ticket_id"])
    existing = ticket["custom_fields"].get("cf_jira_key")
    if existing:
        tracker.add_comment(existing, f"Escalated again by {data['ticket_agent_name']}")
        return jsonify(key=existing)
    issue = tracker.create_bug(
        summary=ticket["subject"],
        description="{}\n\n----\n{}".format(ticket["description_text"], data["ticket_url"]),
        priority={1: "Low", 2: "Medium", 3: "High", 4: "Highest"}[ticket["priority"]],
    )
    desk.set_field(ticket["id"], "cf_jira_key", issue.key)
    return jsonify(key=issue.key), 201


@app.route("/hooks/jira", methods=["POST"])
def jira_hook():
    event = request.get_json()
    if event.get("webhookEvent") != "jira:issue_updated":
        return "", 204
    for item in event.get("changelog", {}).get("items", []):
        if item["field"] == "status":
            notify(event["issue"], item["toString"])
    return "", 204


def notify(issue, status):
    ticket = desk.search_by_key(issue["key"])
    if not ticket:
        log.info("no ticket for %s", issue["key"])
        return
    desk.private_note(ticket["id"], f"{issue['key']} is now <b>{status}</b>: {issue['fields']['summary']}")
    if status == "Done":
        desk.reopen(ticket["id"])


if __name__ == "__main__":
    app.run(port=8080)
