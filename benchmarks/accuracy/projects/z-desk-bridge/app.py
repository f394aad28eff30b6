import logging
import os

from flask import Flask, abort, jsonify, request

from bridge import jira_side, zendesk_side

logging.basicConfig(level=logging.INFO)
app = Flask(__name__)

HANDLERS = {
    ("zendesk", "escalated"): zendesk_side.on_escalated,
    ("zendesk", "comment"): zendesk_side.on_comment,
    ("jira", "jira:issue_updated"): jira_side.on_issue_updated,
}


def check(secret_name):
    if request.args.get("token") != os.environ[secret_name]:
        abort(403)


@app.post("/hooks/zendesk/<kind>")
def zendesk_hook(kind):
    check("ZENDESK_HOOK_TOKEN")
    return dispatch("zendesk", kind)


@app.post("/hooks/jira")
def jira_hook():
    check("JIRA_HOOK_TOKEN")
    return dispatch("jira", request.get_json()["webhookEvent"])


def dispatch(system, kind):
    handler = HANDLERS.get((system, kind))
    if handler is None:
        return jsonify(ignored=True), 202
    handler(request.get_json())
    return jsonify(ok=True)


@app.get("/healthz")
def healthz():
    return "ok"
