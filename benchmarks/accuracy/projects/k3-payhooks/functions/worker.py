from functions import crm, mail
from functions.messages import PaymentMessage

THANKS = """Thank you!

We received your payment of {amount:.2f} {currency}.
Reference: {payment_id}
"""


def handle_one(msg: PaymentMessage):
    contact = crm.contact_by_email(msg.email)
    if contact is not None:
        crm.record_payment(contact, msg)
    mail.send(msg.email, "Your payment", THANKS.format(**vars(msg)))


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            handle_one(PaymentMessage.loads(record["body"]))
        except Exception:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
