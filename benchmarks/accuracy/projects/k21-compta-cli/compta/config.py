from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True, frozen=True)
class Config:
    stripe_key: str
    qonto_login: str
    qonto_secret: str
    qonto_iban: str
    pennylane_token: str
    brevo_key: str
    tresorerie_sheet: str
    service_account: Path = field(default=Path("sa.json"))

    @classmethod
    def load(cls, path: Path) -> Config:
        with path.open("rb") as fh:
            return cls(**tomllib.load(fh)["compta"])
