from collections.abc import Iterable, Iterator
from datetime import date

import httpx

from compta.ports import Ligne

BASE = "https://app.pennylane.com/api/external/v1"


class _Pennylane:
    def __init__(self, token: str) -> None:
        self._http = httpx.Client(base_url=BASE, headers={"Authorization": f"Bearer {token}"}, timeout=60)


class PennylanePuits(_Pennylane):
    def ecrire(self, lignes: Iterable[Ligne]) -> int:
        n = 0
        for l in lignes:
            facture = {
                "invoice_number": l["reference"],
                "date": str(l["date"]),
                "currency": "EUR",
                "customer": {"name": l["client"], "emails": [l["email"]]},
                "line_items": [{"label": "Abonnement", "quantity": 1, "currency_amount": l["montant"]}],
            }
            self._http.post("/customer_invoices", json={"create_customer": True, "invoice": facture}).raise_for_status()
            n += 1
        return n


class PennylaneImpayes(_Pennylane):
    def lignes(self, depuis: date) -> Iterator[Ligne]:
        page, total = 1, 1
        while page <= total:
            corps = self._http.get("/customer_invoices", params={"page": page}).raise_for_status().json()
            total = corps["total_pages"]
            for f in corps["invoices"]:
                if not f["paid"] and f["deadline"] >= depuis.isoformat():
                    yield {
                        "reference": f["invoice_number"],
                        "email": f["customer"]["emails"][0],
                        "client": f["customer"]["name"],
                        "montant": f["remaining_amount"],
                    }
            page += 1
