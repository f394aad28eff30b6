from flask import Flask, jsonify, request

from deskbridge.tasks import escalate_ticket, file_request

flask_app = Flask(__name__)


@flask_app.route("/hooks/zendesk", methods=["POST"])
def zendesk_hook():
    payload = request.get_json(force=True)
    escalate_ticket.delay(int(payload["ticket_id"]))
    return jsonify(ok=True), 202


@flask_app.route("/hooks/intercom", methods=["POST"])
def intercom_hook():
    payload = request.get_json(force=True)
    if payload["topic"] == "conversation_part.tag.created":
        file_request.delay(payload["data"]["item"]["id"])
    return jsonify(ok=True), 202
