from __future__ import annotations

import os
from dataclasses import asdict, dataclass

import requests

ADRESSE = "https://api.mindee.net/v1/products/mindee/invoices/v4/predict"


@dataclass
class Lecture:
    fichier: str
    fournisseur: str | None
    numero: str | None
    date: str | None
    total: float | None

    def dico(self):
        return asdict(self)


def lire_pdf(chemin) -> Lecture:
    with open(chemin, "rb") as f:
        r = requests.post(ADRESSE, files={"document": f}, headers={"Authorization": f"Token {os.environ['MINDEE_KEY']}"})
    r.raise_for_status()
    p = r.json()["document"]["inference"]["prediction"]
    return Lecture(
        chemin.name,
        p["supplier_name"]["value"],
        p["invoice_number"]["value"],
        p["date"]["value"],
        p["total_amount"]["value"],
    )
