from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass
class Operation:
    reference: str
    libelle: str
    montant: Decimal
    jour: date
    tiers: str = ""


@dataclass
class Bilan:
    nombre: int = 0
    total: Decimal = Decimal("0")

    def ajouter(self, op: Operation) -> None:
        self.nombre += 1
        self.total += op.montant
