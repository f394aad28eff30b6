import os

import requests

from ..model import EconomicConf, Takings


class EconomicBooks:
    def __init__(self, conf: EconomicConf) -> None:
        self.conf = conf

    def book(self, takings: Takings, tax_percent: int) -> None:
        voucher = {
            "accountingYear": {"year": str(takings.day.year)},
            "entries": {
                "financeVouchers": [
                    {
                        "account": {"accountNumber": 1010},
                        "contraAccount": {"accountNumber": 5820},
                        "vatAccount": {"vatCode": f"U{tax_percent}"},
                        "amount": float(takings.gross),
                        "currency": {"code": takings.currency},
                        "date": takings.day.isoformat(),
                        "text": f"Till, {takings.receipts} receipts",
                    }
                ]
            },
        }
        requests.post(
            f"https://restapi.e-conomic.com/journals/{self.conf.journal}/vouchers",
            headers={
                "X-AppSecretToken": os.environ["ECONOMIC_APP_SECRET"],
                "X-AgreementGrantToken": os.environ[self.conf.token_env],
            },
            json=voucher,
        ).raise_for_status()
