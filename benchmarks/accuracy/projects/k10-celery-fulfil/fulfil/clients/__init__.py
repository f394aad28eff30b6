from .bigcommerce import BigCommerce
from .shippo import Shippo
from .xero import Xero

__all__ = ["BigCommerce", "Shippo", "Xero"]
