import logging
import os
import smtplib
from email.mime.text import MIMEText

from sqlalchemy import select

from returns import events, labels
from returns.db import Return, Status, session_scope

log = logging.getLogger("returns")


def sender(customer):
    return {
        "name": customer.name,
        "street1": customer.street,
        "city": customer.city,
        "zip": customer.zip,
        "country": customer.country,
        "email": customer.email,
    }


def process(ret):
    label = labels.buy(sender(ret.customer), ret.weight_kg, ret.rma)
    ret.label_url = label.url
    ret.tracking = label.tracking
    ret.label_cost = label.cost
    ret.status = Status.labelled
    events.track(
        "Return Label Ready",
        ret.customer.email,
        {"rma": ret.rma, "label_url": label.url, "tracking": label.tracking},
        unique_id=f"label-{ret.rma}",
    )


def mail_ops(failed):
    msg = MIMEText("\n".join(f"{rma}: {why}" for rma, why in failed))
    msg["Subject"] = "Return labels failed"
    msg["From"] = msg["To"] = os.environ["OPS_MAIL"]
    with smtplib.SMTP(os.getenv("SMTP_HOST", "localhost")) as smtp:
        smtp.send_message(msg)


def main():
    logging.basicConfig(level=logging.INFO)
    failed = []
    with session_scope() as session:
        for ret in session.scalars(select(Return).where(Return.status == Status.approved).limit(100)):
            try:
                process(ret)
            except labels.LabelError as exc:
                log.warning("%s: %s", ret.rma, exc)
                ret.status = Status.failed
                failed.append((ret.rma, exc))
    if failed:
        mail_ops(failed)


if __name__ == "__main__":
    main()
