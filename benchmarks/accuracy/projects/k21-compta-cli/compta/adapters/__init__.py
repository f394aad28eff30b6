from .banque import QontoSource
from .facturation import PennylaneImpayes, PennylanePuits
from .paiements import StripeFactures
from .sorties import BrevoRelances, FeuilleTresorerie

__all__ = [
    "BrevoRelances",
    "FeuilleTresorerie",
    "PennylaneImpayes",
    "PennylanePuits",
    "QontoSource",
    "StripeFactures",
]
