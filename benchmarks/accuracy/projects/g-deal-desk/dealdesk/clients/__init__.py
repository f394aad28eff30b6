from .hubspot import HubSpot
from .netsuite import NetSuite
from .docusign import Envelopes

__all__ = ["HubSpot", "NetSuite", "Envelopes"]
