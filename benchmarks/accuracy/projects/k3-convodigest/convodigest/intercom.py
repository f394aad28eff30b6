from __future__ import annotations

import html
import re
from collections.abc import Iterator

import httpx
from pydantic import BaseModel


class Conversation(BaseModel):
    id: str
    company: str | None = None
    text: str


class Intercom:
    def __init__(self, token: str):
        self.http = httpx.Client(
            base_url="https://api.intercom.io",
            headers={"Authorization": f"Bearer {token}", "Intercom-Version": "2.10"},
        )

    def closed_since(self, ts: int) -> Iterator[Conversation]:
        cursor = None
        while True:
            body = {
                "query": {"operator": "AND", "value": [
                    {"field": "updated_at", "operator": ">", "value": ts},
                    {"field": "state", "operator": "=", "value": "closed"},
                ]},
                "pagination": {"per_page": 50, **({"starting_after": cursor} if cursor else {})},
            }
            page = self.http.post("/conversations/search", json=body).raise_for_status().json()
            yield from map(self._full, page["conversations"])
            nxt = page["pages"].get("next")
            if not nxt:
                break
            cursor = nxt["starting_after"]

    def _full(self, head: dict) -> Conversation:
        c = self.http.get(f"/conversations/{head['id']}").raise_for_status().json()
        parts = [c["source"]["body"]] + [p["body"] for p in c["conversation_parts"]["conversation_parts"] if p["body"]]
        text = "\n".join(re.sub(r"<[^>]+>", "", html.unescape(p)) for p in parts)
        return Conversation(id=c["id"], company=c.get("custom_attributes", {}).get("Company"), text=text)

    def tag(self, conversation_id: str, tag_id: str, admin_id: str) -> None:
        self.http.post(f"/conversations/{conversation_id}/tags", json={"id": tag_id, "admin_id": admin_id}).raise_for_status()
