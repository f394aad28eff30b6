import smtplib
from email.mime.text import MIMEText

from postmarker.core import PostmarkClient

from ..registry import adapter

BODY = "Hello {name},\n\nyour {units} item(s) left our depot with {carrier}, number {tracking}.\n{eta}\n"


def _body(order, parcel):
    eta = f"Expected on {parcel.eta:%d %B}." if parcel.eta else ""
    return BODY.format(name=order.name, units=order.units, carrier=parcel.carrier, tracking=parcel.tracking, eta=eta)


@adapter("notifier", "postmark")
class PostmarkNotifier:
    def __init__(self, token, sender):
        self.client = PostmarkClient(server_token=token)
        self.sender = sender

    def shipped(self, order, parcel):
        self.client.emails.send(From=self.sender, To=order.email, Subject=f"Order {order.number} is on its way", TextBody=_body(order, parcel))


@adapter("notifier", "relay")
class RelayNotifier:
    """for local tests against mailhog"""

    def __init__(self, host, sender, port=1025):
        self.host, self.port, self.sender = host, port, sender

    def shipped(self, order, parcel):
        m = MIMEText(_body(order, parcel))
        m["Subject"], m["From"], m["To"] = f"Order {order.number}", self.sender, order.email
        with smtplib.SMTP(self.host, self.port) as s:
            s.send_message(m)
