"""Dealbell: ring the bell when sales closes a deal."""
from .bus import EventBus
from .clients import HubSpotClient, PipedriveClient, SheetLog, SlackNotifier
from .models import Deal, DealWon

__all__ = ["EventBus", "HubSpotClient", "PipedriveClient", "SheetLog", "SlackNotifier", "Deal", "DealWon"]
