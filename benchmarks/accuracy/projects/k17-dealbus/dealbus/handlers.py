"""Everything that happens after an event. Imported for its side effects by run.py."""
import os
import tomllib
from functools import lru_cache
from pathlib import Path

import gspread
import requests
from slack_sdk import WebClient

from . import DealWon, TicketEscalated, bus

CONFIG = tomllib.loads((Path(__file__).parent.parent / "config.toml").read_text())

slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])


@lru_cache
def _tab(name: str):
    book = gspread.service_account().open_by_key(CONFIG["sheets"]["key"])
    return book.worksheet(name)


def _harvest(path: str, payload: dict) -> dict:
    r = requests.post(
        "https://api.harvestapp.com/v2/" + path,
        json=payload,
        headers={
            "Authorization": f"Bearer {os.environ['HARVEST_TOKEN']}",
            "Harvest-Account-Id": CONFIG["harvest"]["account_id"],
            "User-Agent": "dealbus (ops@northwind.studio)",
        },
        timeout=30,
    )
    r.raise_for_status()
    return r.json()


@bus.on(DealWon)
def ring_the_bell(event: DealWon) -> None:
    slack.chat_postMessage(
        channel=CONFIG["slack"]["deals_channel"],
        text=f":bell: *{event.organisation}* - {event.title} ({event.amount}), closed by {event.owner}",
    )


@bus.on(DealWon)
def add_to_sheet(event: DealWon) -> None:
    _tab(CONFIG["sheets"]["deals_tab"]).append_row(
        [event.won_at, event.deal_id, event.organisation, event.title, event.value, event.currency]
    )


@bus.on(DealWon)
def open_project(event: DealWon) -> None:
    client = _harvest("clients", {"name": event.organisation, "currency": event.currency})
    _harvest(
        "projects",
        {
            "client_id": client["id"],
            "name": event.title,
            "is_billable": True,
            "bill_by": "Project",
            "budget_by": "project_cost",
            "cost_budget": event.value,
        },
    )


@bus.on(TicketEscalated)
def page_support_lead(event: TicketEscalated) -> None:
    requests.post(
        "https://events.pagerduty.com/v2/enqueue",
        json={
            "routing_key": os.environ["PD_ROUTING_KEY"],
            "event_action": "trigger",
            "dedup_key": f"zd-{event.ticket_id}",
            "payload": {
                "summary": f"Urgent ticket #{event.ticket_id}: {event.subject}",
                "source": event.requester,
                "severity": "critical",
            },
        },
        timeout=15,
    ).raise_for_status()


@bus.on(TicketEscalated)
def escalation_log(event: TicketEscalated) -> None:
    row = [event.opened_at, event.ticket_id, event.requester, event.subject, event.seen_at.isoformat()]
    _tab(CONFIG["sheets"]["escalations_tab"]).append_row(row)
