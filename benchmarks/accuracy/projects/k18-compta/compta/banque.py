"""Qonto -> Pennylane."""
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .base import ClientHTTP, Synchro
from .modeles import Operation


class SynchroBanque(Synchro):
    def __init__(self, config):
        super().__init__(config)
        self.qonto = ClientHTTP("https://thirdparty.qonto.com/v2", config.qonto_cle)
        self.pennylane = ClientHTTP("https://app.pennylane.com/api/external/v2", f"Bearer {config.pennylane_token}")

    def lire(self, depuis: date) -> Iterator[Operation]:
        page = 1
        while page:
            lot = self.qonto.get("/transactions", iban=self.config.qonto_iban,
                                 settled_at_from=depuis.isoformat(), current_page=page)
            for t in lot["transactions"]:
                signe = -1 if t["side"] == "debit" else 1
                yield Operation(t["transaction_id"], t["label"], signe * Decimal(str(t["amount"])),
                                date.fromisoformat(t["settled_at"][:10]))
            page = lot["meta"]["next_page"]

    def ecrire(self, op: Operation) -> None:
        self.pennylane.post("/transactions", {
            "bank_account_id": int(self.config.pennylane_compte),
            "label": op.libelle,
            "amount": str(op.montant),
            "date": op.jour.isoformat(),
            "external_reference": op.reference,
        })
