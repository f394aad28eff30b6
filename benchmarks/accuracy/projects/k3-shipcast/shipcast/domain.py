from dataclasses import dataclass
from enum import Enum


class Channel(str, Enum):
    SHOPIFY = "shopify"
    ETSY = "etsy"
    WHOLESALE = "wholesale"


@dataclass
class Shipment:
    order_number: str
    channel: Channel
    tracking: str
    carrier: str
    recipient_email: str = ""
