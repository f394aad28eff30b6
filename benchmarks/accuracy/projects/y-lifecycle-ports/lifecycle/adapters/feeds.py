from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime, timezone

import chargebee
import requests

from ..events import Churned, Event, Joined, PlanChanged


class Billing:
    def __init__(self, site: str, key: str) -> None:
        chargebee.configure(key, site)

    def since(self, ts: datetime) -> Iterator[Event]:
        offset = None
        while True:
            page = chargebee.Event.list({
                "limit": 100,
                "offset": offset,
                "event_type[in]": ["subscription_changed", "subscription_cancelled"],
                "occurred_at[after]": int(ts.timestamp()),
            })
            for entry in page:
                ev = entry.event
                cust = ev.content.customer
                sub = ev.content.subscription
                if ev.event_type == "subscription_cancelled":
                    yield Churned(cust.id, cust.email, sub.cancel_reason)
                else:
                    yield PlanChanged(
                        cust.id, cust.email, sub.plan_id, sub.mrr, datetime.fromtimestamp(ev.occurred_at, timezone.utc)
                    )
            offset = page.next_offset
            if not offset:
                break


class People:
    url = "https://api.hibob.com/v1/people/search"

    def since(self, ts: datetime) -> Iterator[Event]:
        r = requests.post(
            self.url,
            auth=(os.environ["BOB_USER"], os.environ["BOB_TOKEN"]),
            json={"showInactive": False, "humanReadable": "REPLACE", "fields": ["root.displayName", "work.department", "work.startDate"]},
            timeout=30,
        )
        r.raise_for_status()
        for e in r.json()["employees"]:
            starts = e["work"]["startDate"]
            if date.fromisoformat(starts) >= ts.date():
                yield Joined(e["displayName"], e["work"].get("department", "-"), starts)
