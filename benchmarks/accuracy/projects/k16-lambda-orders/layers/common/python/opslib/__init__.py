from .http import shipstation, shopify_graphql
from .queue import enqueue
from .table import get_shipment, put_shipment

__all__ = ["enqueue", "get_shipment", "put_shipment", "shipstation", "shopify_graphql"]
