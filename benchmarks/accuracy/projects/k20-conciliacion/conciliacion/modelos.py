from dataclasses import asdict, astuple, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Optional


@dataclass(frozen=True)
class Movimiento:
    fecha: date
    referencia: str
    concepto: str
    abono: Decimal

    @classmethod
    def de_linea(cls, linea: str) -> Optional["Movimiento"]:
        campos = [c.strip() for c in linea.split("|")]
        if len(campos) < 5 or campos[0] != "D" or not campos[4]:
            return None
        return cls(
            fecha=datetime.strptime(campos[1], "%d/%m/%Y").date(),
            referencia=campos[2].lstrip("0"),
            concepto=campos[3],
            abono=Decimal(campos[4].replace(",", "")),
        )


@dataclass
class Factura:
    id: str
    folio: str
    cliente: str
    saldo: Decimal

    def fila(self):
        return [str(v) for v in astuple(self)]


def a_dict(x):  # para el log
    return {k: str(v) for k, v in asdict(x).items()}
