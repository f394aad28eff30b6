from .gocardless import GoCardlessPayouts
from .mollie import MollieSettlements
from .stripe import StripePayouts

IMPORTERS = {cls.name: cls for cls in (StripePayouts, MollieSettlements, GoCardlessPayouts)}
