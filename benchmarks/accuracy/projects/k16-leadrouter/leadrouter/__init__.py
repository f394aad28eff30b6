from .model import Lead, WebinarGuest
from .router import ROUTES, run

__all__ = ["Lead", "WebinarGuest", "ROUTES", "run"]
