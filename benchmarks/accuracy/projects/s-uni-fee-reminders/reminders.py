import argparse
import logging
import os
from datetime import date, datetime, timedelta
from decimal import Decimal

import boto3
import stripe
from sqlalchemy import Date, DateTime, ForeignKey, Numeric, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from twilio.rest import Client

log = logging.getLogger("fees")
engine = create_engine(os.environ.get("FEES_DB", "postgresql+psycopg2://fees@db01/fees"))
stripe.api_key = os.environ["STRIPE_KEY"]
ses = boto3.client("ses", region_name="eu-west-2")
sms = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])

TEMPLATE = """Dear {name},

Instalment {number} of your tuition fee (GBP {amount:.2f}) was due on {due:%d %B %Y}.
You can pay by card here: {link}

Income Office
"""


class Base(DeclarativeBase):
    pass


class Student(Base):
    __tablename__ = "student"
    id: Mapped[str] = mapped_column(String(10), primary_key=True)
    name: Mapped[str]
    email: Mapped[str]
    mobile: Mapped[str | None]
    instalments: Mapped[list["Instalment"]] = relationship(back_populates="student")


class Instalment(Base):
    __tablename__ = "instalment"
    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[str] = mapped_column(ForeignKey("student.id"))
    number: Mapped[int]
    amount: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    due: Mapped[date] = mapped_column(Date)
    paid_at: Mapped[datetime | None] = mapped_column(DateTime)
    student: Mapped[Student] = relationship(back_populates="instalments")


class Reminder(Base):
    __tablename__ = "reminder"
    id: Mapped[int] = mapped_column(primary_key=True)
    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalment.id"))
    channel: Mapped[str]
    sent_at: Mapped[datetime] = mapped_column(default=datetime.utcnow)


def overdue(session: Session, days: int):
    stmt = (
        select(Instalment)
        .join(Instalment.student)
        .where(Instalment.paid_at.is_(None), Instalment.due <= date.today() - timedelta(days=days))
        .order_by(Instalment.due)
    )
    return session.scalars(stmt).unique().all()


def pay_link(item: Instalment) -> str:
    checkout = stripe.checkout.Session.create(
        mode="payment",
        customer_email=item.student.email,
        client_reference_id=item.student_id,
        line_items=[{
            "quantity": 1,
            "price_data": {
                "currency": "gbp",
                "unit_amount": int(item.amount * 100),
                "product_data": {"name": f"Tuition instalment {item.number}"},
            },
        }],
        success_url="https://pay.northfield.ac.uk/thanks",
    )
    return checkout.url


def remind(session: Session, item: Instalment, late: bool) -> None:
    link = pay_link(item)
    body = TEMPLATE.format(name=item.student.name, number=item.number, amount=item.amount, due=item.due, link=link)
    ses.send_email(
        Source="income@northfield.ac.uk",
        Destination={"ToAddresses": [item.student.email]},
        Message={"Subject": {"Data": "Your tuition fee"}, "Body": {"Text": {"Data": body}}},
    )
    session.add(Reminder(instalment_id=item.id, channel="email"))
    if late and item.student.mobile:
        sms.messages.create(
            to=item.student.mobile,
            from_="Northfield",
            body="Your tuition fee is overdue. Please check your university e-mail today.",
        )
        session.add(Reminder(instalment_id=item.id, channel="sms"))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--days", type=int, default=3)
    ap.add_argument("--late-after", type=int, default=21)
    args = ap.parse_args()
    with Session(engine) as session:
        for item in overdue(session, args.days):
            late = (date.today() - item.due).days > args.late_after
            try:
                remind(session, item, late)
            except Exception:
                log.exception("instalment %s", item.id)
                session.rollback()
                continue
            session.commit()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
