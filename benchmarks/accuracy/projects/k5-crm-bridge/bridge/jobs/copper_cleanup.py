"""Old Copper people with upper-case mail addresses, fixed in place."""
from __future__ import annotations

import os
from typing import Iterator

import requests

from bridge import Contact, SyncJob, job

API = "https://api.copper.com/developer_api/v1"


@job("copper-cleanup")
class CopperCleanup(SyncJob):
    headers = {
        "X-PW-AccessToken": os.environ.get("COPPER_TOKEN", ""),
        "X-PW-Application": "developer_api",
        "X-PW-UserEmail": os.environ.get("COPPER_USER", ""),
    }

    def extract(self) -> Iterator[Contact]:
        r = requests.post(f"{API}/people/search", headers=self.headers, json={"page_size": 200}, timeout=30)
        r.raise_for_status()
        for person in r.json():
            for mail in person["emails"]:
                if mail["email"] != mail["email"].lower():
                    yield Contact(mail["email"], extra={"id": person["id"], "category": mail["category"]})

    def load(self, contact: Contact) -> None:
        requests.put(
            f"{API}/people/{contact.extra['id']}",
            headers=self.headers,
            json={"emails": [{"email": contact.email, "category": contact.extra["category"]}]},
            timeout=30,
        ).raise_for_status()
