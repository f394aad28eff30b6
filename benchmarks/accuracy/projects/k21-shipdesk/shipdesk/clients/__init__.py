from .canadapost import CanadaPost
from .gorgias import Gorgias
from .shopify import Shopify

__all__ = ["CanadaPost", "Gorgias", "Shopify"]
