import base64
import hashlib
import hmac
import os

from flask import Blueprint, abort, request

from ..services import leads, notify

bp = Blueprint("forms", __name__)


def _signed(raw, header):
    digest = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), raw, hashlib.sha256).digest()
    return hmac.compare_digest("sha256=" + base64.b64encode(digest).decode(), header or "")


@bp.post("/demo-request")
def demo_request():
    if not _signed(request.get_data(), request.headers.get("Typeform-Signature")):
        abort(403)
    response = request.get_json()["form_response"]
    lead = leads.from_answers(response["answers"])
    if lead.is_free_mail:
        return "", 204
    leads.save(lead)
    notify.new_lead(lead)
    return "", 204
