import os

import requests

from ..model import MoneybirdConf, Takings


class MoneybirdBooks:
    def __init__(self, conf: MoneybirdConf) -> None:
        self.conf = conf
        self.base = f"https://moneybird.com/api/v2/{conf.administration}"

    def book(self, takings: Takings, tax_percent: int) -> None:
        requests.post(
            f"{self.base}/documents/general_journal_documents.json",
            headers={"Authorization": "Bearer " + os.environ[self.conf.token_env]},
            json={
                "general_journal_document": {
                    "date": takings.day.isoformat(),
                    "reference": f"Z-{takings.day:%Y%m%d} ({takings.receipts} receipts)",
                    "general_journal_document_entries_attributes": [
                        {"ledger_account_id": self.conf.ledger, "debit": str(takings.gross), "description": f"{tax_percent}%"}
                    ],
                }
            },
        ).raise_for_status()
