from .source import BigCommerce, PriceBook
from .target import Algolia, Brevo, Feed

__all__ = ["BigCommerce", "PriceBook", "Algolia", "Brevo", "Feed"]
