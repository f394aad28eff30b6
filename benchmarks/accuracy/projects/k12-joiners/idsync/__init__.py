from .base import SyncJob
from .jobs import Guests, Laptops, Leavers, NewHires

__all__ = ["SyncJob", "Guests", "Laptops", "Leavers", "NewHires"]
