from .clearbit import ClearbitClient
from .hubspot import HubSpotClient
from .slack import SlackNotifier

__all__ = ["ClearbitClient", "HubSpotClient", "SlackNotifier"]
