from .model import Gift
from .sources import SOURCES

__all__ = ["Gift", "SOURCES"]
