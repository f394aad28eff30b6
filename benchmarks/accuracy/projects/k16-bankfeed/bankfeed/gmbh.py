import datetime as dt
import os
from decimal import Decimal

from bankfeed.base import Booking, Feed, Rest
from bankfeed.mail import to_accountant


class QontoToLexoffice(Feed):
    name = "GmbH"

    def __init__(self, day):
        super().__init__(day)
        self.bank = Rest("https://thirdparty.qonto.com/v2",
                         Authorization="%s:%s" % (os.environ["QONTO_LOGIN"], os.environ["QONTO_KEY"]))
        self.books = Rest("https://api.lexoffice.io/v1", Authorization="Bearer " + os.environ["LEXOFFICE_KEY"])

    def fetch(self):
        page = 1
        while page:
            body = self.bank.call("GET", "/transactions", params={
                "iban": os.environ["QONTO_IBAN"], "settled_at_from": self.day.isoformat(), "current_page": page})
            for t in body["transactions"]:
                sign = -1 if t["side"] == "debit" else 1
                yield Booking(
                    day=dt.date.fromisoformat(t["settled_at"][:10]), amount=sign * Decimal(str(t["amount"])),
                    currency=t["currency"], text=t["label"], reference=t["reference"] or "", raw=t)
            page = body["meta"]["next_page"]

    def accept(self, b):
        # only card spending is booked without a human
        return b.amount < 0 and b.raw["operation_type"] == "card"

    def book(self, b):
        self.books.call("POST", "/vouchers", json={
            "type": "purchaseinvoice",
            "voucherDate": b.day.isoformat(),
            "totalGrossAmount": float(-b.amount),
            "taxType": "gross",
            "useCollectiveContact": True,
            "remark": b.text,
            "voucherItems": [{"amount": float(-b.amount), "taxAmount": 0, "taxRatePercent": 0,
                              "categoryId": os.environ["LEXOFFICE_CATEGORY"]}],
        })

    def after(self):
        if self.leftovers:
            to_accountant("Qonto, open bookings", self.leftovers)
