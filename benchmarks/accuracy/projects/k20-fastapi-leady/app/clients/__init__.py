from .getresponse import GetResponse
from .pipedrive import Pipedrive

__all__ = ["GetResponse", "Pipedrive"]
