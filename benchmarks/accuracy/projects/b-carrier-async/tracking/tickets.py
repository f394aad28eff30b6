import asyncio
import os

from zenpy import Zenpy
from zenpy.lib.api_objects import CustomField, Ticket, User

_client = None


def client():
    global _client
    if _client is None:
        _client = Zenpy(
            subdomain=os.environ["ZENDESK_SUBDOMAIN"],
            email=os.environ["ZENDESK_EMAIL"],
            token=os.environ["ZENDESK_TOKEN"],
        )
    return _client


def _create(shipment, status):
    client().tickets.create(Ticket(
        subject=f"Delivery problem with order {shipment['order_no']}",
        description=f"{shipment['carrier'].upper()} says: {status['text']}",
        requester=User(email=shipment["customer_email"], name=shipment["customer_email"]),
        custom_fields=[CustomField(id=360001, value=shipment["tracking_no"])],
        tags=["delivery-exception"],
    ))


async def raise_ticket(shipment, status):
    await asyncio.to_thread(_create, shipment, status)
