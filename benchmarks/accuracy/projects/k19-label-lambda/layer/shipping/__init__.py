from .models import Consignee, ShipJob
from .aws import jobs_from, put_shipment, send_job
from .carrier import buy_cheapest
from .store import fetch_order

__all__ = ["Consignee", "ShipJob", "send_job", "jobs_from", "put_shipment", "buy_cheapest", "fetch_order"]
