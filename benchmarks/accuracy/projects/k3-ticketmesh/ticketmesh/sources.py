import os
from typing import Iterator

import requests
from zenpy import Zenpy

from .model import Ticket
from .registry import source


@source("zendesk")
class ZendeskSource:
    def __init__(self, tag: str, **_):
        self.tag = tag
        self.api = Zenpy(
            subdomain=os.environ["ZENDESK_SUBDOMAIN"],
            email=os.environ["ZENDESK_EMAIL"],
            token=os.environ["ZENDESK_TOKEN"],
        )

    def tickets(self) -> Iterator[Ticket]:
        for t in self.api.search(type="ticket", status="open", tags=[self.tag]):
            yield Ticket(
                key=f"ZD-{t.id}",
                subject=t.subject,
                body=t.description,
                requester=t.requester.email,
                tags=list(t.tags),
            )


@source("freshdesk")
class FreshdeskSource:
    def __init__(self, tag: str, **_):
        self.tag = tag
        self.base = f"https://{os.environ['FRESHDESK_DOMAIN']}.freshdesk.com/api/v2"
        self.auth = (os.environ["FRESHDESK_KEY"], "X")

    def tickets(self) -> Iterator[Ticket]:
        page = 1
        while True:
            r = requests.get(
                f"{self.base}/search/tickets",
                params={"query": f"\"tag:'{self.tag}' AND status:2\"", "page": page},
                auth=self.auth,
            )
            r.raise_for_status()
            found = r.json()["results"]
            if not found:
                break
            for t in found:
                yield Ticket(f"FD-{t['id']}", t["subject"], t["description_text"], str(t["requester_id"]), t["tags"])
            page += 1
