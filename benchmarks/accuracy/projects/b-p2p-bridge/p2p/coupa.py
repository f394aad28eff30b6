from .http import ApiClient
from .models import Invoice, Line


class Coupa(ApiClient):
    def authenticate(self):
        host = self.config["coupa"]["host"]
        self.base_url = f"https://{host}/api"
        r = self.session.post(f"https://{host}/oauth2/token", data={
            "grant_type": "client_credentials",
            "client_id": self.config["coupa"]["client_id"],
            "client_secret": self.config["coupa"]["client_secret"],
            "scope": "core.invoice.read core.invoice.write",
        })
        r.raise_for_status()
        self.session.headers.update({"Authorization": "Bearer " + r.json()["access_token"], "Accept": "application/json"})

    def approved(self):
        offset = 0
        while True:
            page = self.get("/invoices", status="approved", exported="false", limit=self.page_size, offset=offset)
            if not page:
                return
            for doc in page:
                yield self._parse(doc)
            offset += len(page)

    @staticmethod
    def _parse(doc):
        return Invoice(
            id=doc["id"],
            number=doc["invoice-number"],
            supplier=doc["supplier"]["number"],
            supplier_name=doc["supplier"]["name"],
            date=doc["invoice-date"],
            currency=doc["currency"]["code"],
            requester=doc["requested-by"]["employee-number"] if doc.get("requested-by") else None,
            lines=[
                Line(text=l["description"], amount=l["total"], account=l["account"]["segment-2"])
                for l in doc["invoice-lines"]
            ],
        )

    def mark_exported(self, invoice_id):
        self.put(f"/invoices/{invoice_id}?exported=true")
