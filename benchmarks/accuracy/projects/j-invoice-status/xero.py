from typing import Iterator

import requests

from schemas import Invoice

ROOT = "https://api.xero.com/api.xro/2.0"


class Xero:
    def __init__(self, token: str, tenant: str):
        self.session = requests.Session()
        self.session.headers.update(
            {
                "Authorization": f"Bearer {token}",
                "xero-tenant-id": tenant,
                "Accept": "application/json",
            }
        )

    def overdue(self) -> Iterator[Invoice]:
        page = 1
        while True:
            answer = self.session.get(
                f"{ROOT}/Invoices",
                params={
                    "where": 'Type=="ACCREC" AND Status=="AUTHORISED" AND AmountDue>0',
                    "page": page,
                },
                timeout=60,
            )
            answer.raise_for_status()
            items = answer.json()["Invoices"]
            if not items:
                return
            for item in items:
                yield Invoice.model_validate(item)
            page += 1
