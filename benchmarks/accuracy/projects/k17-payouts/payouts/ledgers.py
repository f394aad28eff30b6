import os

import requests


class JsonPostMixin:
    base = ""

    def headers(self):
        raise NotImplementedError

    def _post(self, path, body):
        r = requests.post(self.base + path, json=body, headers=self.headers(), timeout=30)
        r.raise_for_status()
        return r.json()


class Moneybird(JsonPostMixin):
    base = "https://moneybird.com/api/v2/"

    def __init__(self, account):
        self.administration = os.environ["MONEYBIRD_ADMINISTRATION"]
        self.account = account
        self._account_ids = None

    def headers(self):
        return {"Authorization": "Bearer " + os.environ["MONEYBIRD_TOKEN"]}

    @property
    def account_id(self):
        if self._account_ids is None:
            r = requests.get(
                f"{self.base}{self.administration}/financial_accounts.json",
                headers=self.headers(),
                timeout=30,
            )
            self._account_ids = {a["name"]: a["id"] for a in r.json()}
        return self._account_ids[self.account]

    def book(self, entry):
        self._post(
            f"{self.administration}/financial_statements.json",
            {
                "financial_statement": {
                    "financial_account_id": self.account_id,
                    "reference": entry.reference,
                    "financial_mutations_attributes": {
                        "0": {
                            "date": entry.booked_on.isoformat(),
                            "message": entry.description,
                            "amount": str(entry.amount),
                        }
                    },
                }
            },
        )


class Fortnox(JsonPostMixin):
    base = "https://api.fortnox.se/3/"

    def __init__(self, series, bank_account, receivable, fee_account=6570):
        self.series = series
        self.bank_account = bank_account
        self.receivable = receivable
        self.fee_account = fee_account

    def headers(self):
        return {"Authorization": "Bearer " + os.environ["FORTNOX_ACCESS_TOKEN"]}

    def book(self, entry):
        rows = [
            {"Account": self.bank_account, "Debit": float(entry.amount), "Credit": 0},
            {"Account": self.receivable, "Debit": 0, "Credit": float(entry.gross)},
        ]
        if entry.fee:
            rows.append({"Account": self.fee_account, "Debit": float(entry.fee), "Credit": 0})
        voucher = {
            "VoucherSeries": self.series,
            "TransactionDate": entry.booked_on.isoformat(),
            "Description": f"{entry.description} {entry.reference}",
            "VoucherRows": rows,
        }
        self._post("vouchers", {"Voucher": voucher})
