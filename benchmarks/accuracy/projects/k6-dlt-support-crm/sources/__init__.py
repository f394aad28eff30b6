from .freshdesk import freshdesk_tickets as freshdesk_tickets
from .pipedrive import pipedrive_source as pipedrive_source

__all__ = ["freshdesk_tickets", "pipedrive_source"]
