"""Thin wrappers, one class per vendor."""
from __future__ import annotations

import os
from typing import Any, Iterator

import requests


class Pipedrive:
    def __init__(self):
        self.base = f"https://{os.environ['PIPEDRIVE_COMPANY']}.pipedrive.com/api/v1"
        self.s = requests.Session()
        self.s.params = {"api_token": os.environ["PIPEDRIVE_TOKEN"]}

    def persons(self) -> Iterator[dict[str, Any]]:
        start = 0
        while True:
            body = self.s.get(self.base + "/persons", params={"start": start, "limit": 500}).json()
            yield from body["data"] or ()
            page = body["additional_data"]["pagination"]
            if not page["more_items_in_collection"]:
                return
            start = page["next_start"]


class Brevo:
    URL = "https://api.brevo.com/v3"

    def __init__(self):
        self.s = requests.Session()
        self.s.headers["api-key"] = os.environ["BREVO_KEY"]

    def import_contacts(self, contacts: list[dict], list_id: int) -> None:
        r = self.s.post(
            self.URL + "/contacts/import",
            json={"jsonBody": contacts, "listIds": [list_id], "updateExistingContacts": True},
        )
        r.raise_for_status()

    def blocked(self) -> Iterator[dict]:
        offset = 0
        while True:
            r = self.s.get(self.URL + "/smtp/blockedContacts", params={"limit": 100, "offset": offset})
            found = r.json().get("contacts", [])
            if not found:
                break
            yield from found
            offset += 100


class Mattermost:
    def __init__(self, hook: str | None = None):
        self.hook = hook or os.environ["MATTERMOST_HOOK"]

    def say(self, markdown: str) -> None:
        requests.post(self.hook, json={"text": markdown, "username": "crm-mirror"}, timeout=10)
