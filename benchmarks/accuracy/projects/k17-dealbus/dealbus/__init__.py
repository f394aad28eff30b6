"""Small in-process event bus which connects sales and support to the rest of the office."""
from .bus import EventBus, bus
from .events import DealWon, TicketEscalated

__all__ = ["EventBus", "bus", "DealWon", "TicketEscalated"]
