import logging

log = logging.getLogger(__name__)


class Exporter:
    def __init__(self, source, target, people, default_cost_center="9999"):
        self.source = source
        self.target = target
        self.people = people
        self.default = default_cost_center
        self.problems = []

    def run(self):
        centers = self.people.cost_centers()
        count = 0
        for invoice in self.source.approved():
            center = centers.get(invoice.requester, self.default)
            for line in invoice.lines:
                line.cost_center = center
            if self._transfer(invoice):
                count += 1
        return count

    def _transfer(self, invoice):
        vendor = self.target.vendor(invoice.supplier)
        if vendor is None or vendor["blocked"] != " ":
            self.problems.append(invoice)
            return False
        number = self.target.create_invoice(
            {
                "vendorId": vendor["id"],
                "vendorInvoiceNumber": invoice.number,
                "invoiceDate": invoice.date,
                "currencyCode": "" if invoice.currency == "EUR" else invoice.currency,
            },
            [
                {
                    "lineType": "Account",
                    "lineObjectNumber": l.account,
                    "description": f"{l.text} [{l.cost_center}]",
                    "quantity": 1,
                    "unitCost": float(l.amount),
                }
                for l in invoice.lines
            ],
        )
        log.info("coupa %s is %s", invoice.id, number)
        self.source.mark_exported(invoice.id)
        return True
