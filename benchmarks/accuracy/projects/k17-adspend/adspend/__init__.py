from . import google, social  # noqa: F401  (fills the registry)
from .registry import CONNECTORS
from .warehouse import load_rows, month_to_date

__all__ = ["CONNECTORS", "load_rows", "month_to_date"]
