"""Sales prospects: Pipedrive persons -> Brevo list 14."""
from __future__ import annotations

import os
from typing import Iterator

import requests

from bridge import Contact, SyncJob, job


@job("prospects")
class ProspectsJob(SyncJob):
    list_id = 14

    def __init__(self) -> None:
        self.http = requests.Session()
        self.http.headers["accept"] = "application/json"

    def extract(self) -> Iterator[Contact]:
        start = 0
        while True:
            r = self.http.get(
                "https://api.pipedrive.com/v1/persons",
                params={"api_token": os.environ["PIPEDRIVE_TOKEN"], "start": start, "limit": 500},
                timeout=30,
            )
            r.raise_for_status()
            body = r.json()
            for p in body["data"] or []:
                mails = [m["value"] for m in p["email"] if m["primary"]]
                if mails:
                    yield Contact(mails[0], p["first_name"] or "", p["last_name"] or "")
            page = body["additional_data"]["pagination"]
            if not page.get("more_items_in_collection"):
                return
            start = page["next_start"]

    def load(self, contact: Contact) -> None:
        r = self.http.post(
            "https://api.brevo.com/v3/contacts",
            headers={"api-key": os.environ["BREVO_KEY"]},
            json={
                "email": contact.email,
                "attributes": {"FIRSTNAME": contact.first_name, "LASTNAME": contact.last_name},
                "listIds": [self.list_id],
                "updateEnabled": True,
            },
            timeout=30,
        )
        r.raise_for_status()
