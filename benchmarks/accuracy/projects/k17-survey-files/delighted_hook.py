"""Delighted posts every NPS answer here (Settings > Integrations > Webhooks)"""
from flask import Flask, abort, request

from common import DELIGHTED, append_json, env

app = Flask(__name__)


@app.route("/delighted/<secret>", methods=["POST"])
def delighted(secret):
    if secret != env("DELIGHTED_HOOK_SECRET"):
        abort(404)
    event = request.get_json()
    if event["event_type"] == "survey_response.created":
        d = event["event_data"]
        append_json(
            DELIGHTED,
            {"score": d["score"], "comment": d.get("comment"), "email": d["person"]["email"]},
        )
    return "", 204
