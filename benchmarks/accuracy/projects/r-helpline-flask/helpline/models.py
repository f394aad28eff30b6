from datetime import datetime

from .extensions import db


class Customer(db.Model):
    __tablename__ = "customers"

    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(255), unique=True, nullable=False)
    name = db.Column(db.String(255))
    plan = db.Column(db.String(32), default="free")
    account_manager = db.Column(db.String(64))
    tickets = db.relationship("Ticket", back_populates="customer", lazy="dynamic")


class Ticket(db.Model):
    __tablename__ = "tickets"

    id = db.Column(db.Integer, primary_key=True)
    zendesk_id = db.Column(db.BigInteger, unique=True, index=True)
    subject = db.Column(db.Text)
    priority = db.Column(db.String(16))
    status = db.Column(db.String(16))
    received_at = db.Column(db.DateTime, default=datetime.utcnow)
    customer_id = db.Column(db.Integer, db.ForeignKey("customers.id"))
    customer = db.relationship("Customer", back_populates="tickets")

    @classmethod
    def from_payload(cls, data):
        t = cls.query.filter_by(zendesk_id=data["id"]).first()
        if t is None:
            t = cls(zendesk_id=data["id"])
        t.subject = data.get("title")
        t.priority = (data.get("priority") or "normal").lower()
        t.status = data.get("status", "open").lower()
        return t
