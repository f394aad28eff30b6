import hashlib
import hmac
import os

from flask import Blueprint, abort, request

from ..services import leads, notify

bp = Blueprint("meetings", __name__)


def _check():
    parts = dict(p.split("=", 1) for p in request.headers["Calendly-Webhook-Signature"].split(","))
    signed = parts["t"].encode() + b"." + request.get_data()
    good = hmac.new(os.environ["CALENDLY_SIGNING_KEY"].encode(), signed, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(good, parts["v1"]):
        abort(403)


@bp.post("/")
def invitee():
    _check()
    body = request.get_json()
    if body["event"] != "invitee.created":
        return "", 204
    invitee = body["payload"]
    slot = invitee["scheduled_event"]
    leads.log_meeting(
        title=slot["name"],
        starts=slot["start_time"],
        ends=slot["end_time"],
        who=invitee["name"],
    )
    # no names in the public channel, see DPO mail of March
    notify.meeting_booked()
    return "", 204
