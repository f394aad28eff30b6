"""Spendesk -> classeur Google « Notes de frais »."""
from datetime import date
from decimal import Decimal

import gspread

from .base import ClientHTTP, Synchro
from .modeles import Operation


class SynchroFrais(Synchro):
    def __init__(self, config):
        super().__init__(config)
        self.spendesk = ClientHTTP("https://public-api.spendesk.com/v1", f"Bearer {config.spendesk_token}")
        self._lignes: list[list[str]] = []

    def lire(self, depuis: date):
        for d in self.spendesk.get("/payables", createdAfter=depuis.isoformat())["data"]:
            yield Operation(d["id"], d["description"], Decimal(str(d["amount"])),
                            date.fromisoformat(d["createdAt"][:10]), d["memberName"])

    def garder(self, op: Operation) -> bool:
        return super().garder(op) and bool(op.tiers)

    def ecrire(self, op: Operation) -> None:
        self._lignes.append([op.reference, op.tiers, op.libelle, str(op.montant), op.jour.isoformat()])

    def terminer(self) -> None:
        if self._lignes:
            feuille = gspread.service_account().open_by_key(self.config.classeur).sheet1
            feuille.append_rows(self._lignes)
