from functools import wraps

from flask import Blueprint, abort, request

from dunning import config
from dunning.services import DunningService

hooks = Blueprint("hooks", __name__)


def basic_auth(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        auth = request.authorization
        if not auth or (auth.username, auth.password) != (config.HOOK_USER, config.HOOK_PASSWORD):
            abort(401)
        return view(*args, **kwargs)

    return wrapper


@hooks.route("/chargebee", methods=["POST"])
@basic_auth
def chargebee_event():
    event = request.get_json()
    if event["event_type"] == "payment_failed":
        DunningService().payment_failed(event["content"]["invoice"])
    return "", 204


@hooks.route("/zendesk", methods=["POST"])
@basic_auth
def zendesk_trigger():
    # Zendesk trigger "dunning solved": {"external_id": "{{ticket.external_id}}", "status": "{{ticket.status}}"}
    payload = request.get_json()
    if payload["status"].lower() == "solved":
        DunningService().ticket_solved(payload["external_id"])
    return "", 204
