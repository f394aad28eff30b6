from .base import ApiError
from .crm import CloseClient
from .marketing import ActiveCampaignClient
from .invoicing import DiscordNotifier, TeamleaderClient

__all__ = ["ApiError", "CloseClient", "ActiveCampaignClient", "TeamleaderClient", "DiscordNotifier"]
