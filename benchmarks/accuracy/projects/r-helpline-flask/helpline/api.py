from flask import Blueprint, jsonify, request

from .extensions import db
from .models import Customer, Ticket

bp = Blueprint("api", __name__)


@bp.get("/customers/<int:customer_id>/tickets")
def customer_tickets(customer_id):
    c = db.get_or_404(Customer, customer_id)
    q = c.tickets.order_by(Ticket.received_at.desc()).limit(50)
    return jsonify([{"id": t.zendesk_id, "subject": t.subject, "status": t.status} for t in q])


@bp.post("/customers")
def create_customer():
    body = request.get_json()
    c = Customer(email=body["email"].lower(), name=body.get("name"), plan=body.get("plan", "free"))
    db.session.add(c)
    db.session.commit()
    return jsonify(id=c.id), 201
