from .money import pretty, revenue
from .mp import activity

__all__ = ["activity", "pretty", "revenue"]
