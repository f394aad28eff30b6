from .eventbrite import Eventbrite
from .pretix import Pretix

__all__ = ["Eventbrite", "Pretix"]
