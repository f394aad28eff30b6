from flask import Blueprint, abort, current_app, request

from .extensions import db
from .models import Customer, Ticket
from .services import notify_manager, tag_plan

bp = Blueprint("hooks", __name__)


@bp.route("/zendesk", methods=["POST"])
def zendesk_ticket():
    data = request.get_json(silent=True)
    if not data or "id" not in data:
        abort(400)
    ticket = Ticket.from_payload(data)
    email = data.get("requester_email", "").strip().lower()
    customer = Customer.query.filter_by(email=email).one_or_none()
    ticket.customer = customer
    db.session.add(ticket)
    db.session.commit()

    if customer is not None:
        tag_plan(ticket.zendesk_id, customer.plan)
        if customer.plan == "enterprise" and ticket.priority in ("high", "urgent"):
            notify_manager(ticket)
    else:
        current_app.logger.info("ticket %s from unknown address", ticket.zendesk_id)
    return "", 204
