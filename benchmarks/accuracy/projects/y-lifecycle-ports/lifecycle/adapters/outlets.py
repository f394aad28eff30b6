from __future__ import annotations

import json
import os
import urllib.request

import requests
from customerio import CustomerIO, Regions


class Cio:
    def __init__(self) -> None:
        self._track = CustomerIO(os.environ["CIO_SITE"], os.environ["CIO_KEY"], region=Regions.EU)

    def identify(self, ident: str, traits: dict[str, object]) -> None:
        self._track.identify(id=ident, **traits)

    def emit(self, ident: str, name: str, data: dict[str, object]) -> None:
        self._track.track(customer_id=ident, name=name, **data)


class Inbox:
    base = "https://api.intercom.io"

    def __init__(self, token: str, admin: str) -> None:
        self._s = requests.Session()
        self._s.headers.update({"Authorization": f"Bearer {token}", "Intercom-Version": "2.11"})
        self._admin = admin

    def open(self, email: str, body: str) -> str:
        found = self._s.post(f"{self.base}/contacts/search", json={"query": {"field": "email", "operator": "=", "value": email}}).json()
        if not found["data"]:
            return ""
        msg = self._s.post(f"{self.base}/messages", json={
            "message_type": "inapp",
            "body": body,
            "from": {"type": "admin", "id": self._admin},
            "to": {"type": "user", "id": found["data"][0]["id"]},
        })
        msg.raise_for_status()
        return msg.json()["id"]


class Chat:
    def __init__(self, hook: str) -> None:
        self._hook = hook

    def announce(self, text: str) -> None:
        req = urllib.request.Request(self._hook, json.dumps({"text": text}).encode(), {"Content-Type": "application/json; charset=UTF-8"})
        urllib.request.urlopen(req, timeout=10).close()
