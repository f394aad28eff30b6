from .amazon import Amazon
from .rest import BigCommerce, Cin7, Shippo

__all__ = ["Amazon", "BigCommerce", "Cin7", "Shippo"]
