from .assets import SnipeIT
from .people import Envoy, HiBob

__all__ = ["Envoy", "HiBob", "SnipeIT"]
