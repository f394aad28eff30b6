"""Pollers. Each takes what is new in its system and puts events on the bus."""
import os
from typing import Iterator

import requests
from zenpy import Zenpy

from .bus import EventBus
from .events import DealWon, TicketEscalated


def _won_deals(company: str, status: str) -> Iterator[dict]:
    start = 0
    while True:
        r = requests.get(
            f"https://{company}.pipedrive.com/api/v1/deals",
            params={
                "status": status,
                "start": start,
                "limit": 100,
                "sort": "won_time DESC",
                "api_token": os.environ["PIPEDRIVE_TOKEN"],
            },
            timeout=30,
        )
        r.raise_for_status()
        body = r.json()
        yield from body["data"] or []
        page = body.get("additional_data", {}).get("pagination", {})
        if not page.get("more_items_in_collection"):
            return
        start = page["next_start"]


def poll_deals(bus: EventBus, cfg: dict, since: str) -> int:
    n = 0
    for deal in _won_deals(cfg["company"], cfg["won_filter"]):
        if deal["won_time"] <= since:
            break
        bus.publish(
            DealWon(
                deal_id=deal["id"],
                title=deal["title"],
                organisation=deal["org_name"] or deal["person_name"],
                value=float(deal["value"]),
                currency=deal["currency"],
                owner=deal["owner_name"],
                won_at=deal["won_time"],
            )
        )
        n += 1
    return n


def poll_tickets(bus: EventBus, cfg: dict, since: str) -> int:
    zenpy = Zenpy(
        subdomain=cfg["subdomain"], email=cfg["email"], token=os.environ["ZENDESK_TOKEN"]
    )
    n = 0
    for ticket in zenpy.search(type="ticket", priority="urgent", created_greater_than=since[:10]):
        bus.publish(
            TicketEscalated(
                ticket_id=ticket.id,
                subject=ticket.subject,
                requester=ticket.requester.name,
                opened_at=ticket.created_at,
            )
        )
        n += 1
    return n
