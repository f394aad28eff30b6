from .google import google_spend
from .meta import meta_spend
from .rates import eur_rates

__all__ = ["google_spend", "meta_spend", "eur_rates"]
