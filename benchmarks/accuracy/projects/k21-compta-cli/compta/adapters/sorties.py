from collections.abc import Iterable
from pathlib import Path

import gspread
import httpx

from compta.ports import Ligne


class FeuilleTresorerie:
    def __init__(self, cle: str, compte: Path) -> None:
        self._onglet = gspread.service_account(filename=str(compte)).open_by_key(cle).worksheet("Mouvements")

    def ecrire(self, lignes: Iterable[Ligne]) -> int:
        valeurs = [list(l.values()) for l in lignes]
        if valeurs:
            self._onglet.append_rows(valeurs, value_input_option="USER_ENTERED")
        return len(valeurs)


class BrevoRelances:
    def __init__(self, cle: str, template: int = 12) -> None:
        self._http = httpx.Client(base_url="https://api.brevo.com/v3", headers={"api-key": cle})
        self._template = template

    def ecrire(self, lignes: Iterable[Ligne]) -> int:
        n = 0
        for n, l in enumerate(lignes, 1):
            self._http.post(
                "/smtp/email",
                json={
                    "to": [{"email": l["email"], "name": l["client"]}],
                    "templateId": self._template,
                    "params": {"FACTURE": l["reference"], "SOLDE": l["montant"]},
                },
            ).raise_for_status()
        return n
