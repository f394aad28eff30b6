from collections.abc import Iterator
from datetime import date

import httpx

from compta.ports import Ligne


class QontoSource:
    URL = "https://thirdparty.qonto.com/v2/transactions"

    def __init__(self, login: str, secret: str, iban: str) -> None:
        self._auth = {"Authorization": f"{login}:{secret}"}
        self._iban = iban

    def lignes(self, depuis: date) -> Iterator[Ligne]:
        page: int | None = 1
        with httpx.Client(headers=self._auth, timeout=30) as http:
            while page:
                rep = http.get(
                    self.URL,
                    params={"iban": self._iban, "settled_at_from": f"{depuis}T00:00:00Z", "current_page": page},
                ).raise_for_status()
                corps = rep.json()
                for t in corps["transactions"]:
                    signe = 1 if t["side"] == "credit" else -1
                    yield {"date": t["settled_at"][:10], "libelle": t["label"], "montant": signe * t["amount"]}
                page = corps["meta"]["next_page"]
