from dunning.gateways import BillingGateway, HelpdeskGateway
from dunning.repository import CaseRepository

MESSAGE = (
    "Hi {first},\n\nwe could not charge {amount:.2f} {currency} for invoice {invoice}.\n"
    "Please update your card and reply here, we will then try again.\n"
)


class DunningService(object):
    def __init__(self, cases=None, billing=None, helpdesk=None):
        self.cases = cases or CaseRepository()
        self.billing = billing or BillingGateway()
        self.helpdesk = helpdesk or HelpdeskGateway()

    def payment_failed(self, invoice):
        customer = self.billing.customer(invoice["customer_id"])
        self.cases.add(
            invoice_id=invoice["id"],
            customer=customer.company or customer.email,
            amount_due=invoice["amount_due"],
            currency=invoice["currency_code"],
        )
        self.helpdesk.open_ticket(
            name="%s %s" % (customer.first_name, customer.last_name),
            email=customer.email,
            subject="Payment failed for %s" % invoice["id"],
            body=MESSAGE.format(
                first=customer.first_name,
                amount=invoice["amount_due"] / 100.0,
                currency=invoice["currency_code"],
                invoice=invoice["id"],
            ),
            external_id=invoice["id"],
        )

    def ticket_solved(self, reference):
        case = self.cases.by_invoice(reference)
        if case is None or case.status != "open":
            return
        if self.billing.retry(case.invoice_id):
            self.cases.set_status(case.id, "collected")
        else:
            self.cases.set_status(case.id, "failed")
