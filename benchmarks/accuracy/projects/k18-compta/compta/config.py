"""Paramètres lus depuis l'environnement (voir README interne)."""
import os
from dataclasses import dataclass, field


def _env(nom: str):
    return field(default_factory=lambda: os.environ[nom])


@dataclass(frozen=True)
class Config:
    qonto_cle: str = _env("QONTO_KEY")
    qonto_iban: str = _env("QONTO_IBAN")
    spendesk_token: str = _env("SPENDESK_TOKEN")
    pennylane_token: str = _env("PENNYLANE_TOKEN")
    pennylane_compte: str = _env("PENNYLANE_BANK_ACCOUNT")
    brevo_cle: str = _env("BREVO_API_KEY")
    classeur: str = _env("GSHEET_NOTES_DE_FRAIS")
    destinataire: str = "compta@atelier-lumen.fr"
