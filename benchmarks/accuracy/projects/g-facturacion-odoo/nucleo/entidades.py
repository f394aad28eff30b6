from dataclasses import dataclass, field
from decimal import Decimal
from typing import List, Optional


@dataclass
class Partida:
    clave_sat: str
    descripcion: str
    cantidad: Decimal
    precio: Decimal

    @property
    def importe(self) -> Decimal:
        return (self.cantidad * self.precio).quantize(Decimal("0.01"))


@dataclass
class Factura:
    id_odoo: int
    folio: str
    rfc: str
    razon_social: str
    cp: str
    correo: str
    partidas: List[Partida] = field(default_factory=list)
    uuid: Optional[str] = None
    id_timbre: Optional[str] = None

    @property
    def subtotal(self) -> Decimal:
        return sum((p.importe for p in self.partidas), Decimal("0"))
