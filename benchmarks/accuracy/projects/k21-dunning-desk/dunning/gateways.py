import chargebee
from zenpy import Zenpy
from zenpy.lib.api_objects import Comment, Ticket, User

from dunning import config


class BillingGateway(object):
    def customer(self, customer_id):
        return chargebee.Customer.retrieve(customer_id).customer

    def retry(self, invoice_id):
        try:
            chargebee.Invoice.collect_payment(invoice_id)
            return True
        except chargebee.PaymentError:
            return False


class HelpdeskGateway(object):
    def __init__(self):
        self.client = Zenpy(**config.ZENDESK)

    def open_ticket(self, name, email, subject, body, external_id):
        self.client.tickets.create(
            Ticket(
                subject=subject,
                comment=Comment(body=body, public=True),
                requester=User(name=name, email=email),
                external_id=external_id,
                tags=["dunning"],
            )
        )
