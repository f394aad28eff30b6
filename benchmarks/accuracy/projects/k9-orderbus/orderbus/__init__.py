from .bus import Bus, bus
from .events import OrderPlaced, RefundIssued, StockLow

__all__ = ["Bus", "bus", "OrderPlaced", "RefundIssued", "StockLow"]
