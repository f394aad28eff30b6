from __future__ import annotations

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


class Zendesk:
    def __init__(self, subdomain: str, user: str, token: str, order_field_id: int) -> None:
        self._base = f"https://{subdomain}.zendesk.com/api/v2"
        self._order_field_id = order_field_id
        self._session = requests.Session()
        self._session.auth = (f"{user}/token", token)
        retry = Retry(total=5, backoff_factor=1.5, status_forcelist=(429, 502, 503, 504), respect_retry_after_header=True)
        self._session.mount("https://", HTTPAdapter(max_retries=retry))

    def _call(self, method: str, path: str, **kwargs) -> dict:
        response = self._session.request(method, f"{self._base}/{path}", timeout=20, **kwargs)
        response.raise_for_status()
        return response.json() if response.content else {}

    def open_ticket_for(self, order_number: str) -> int | None:
        query = f"type:ticket status<closed custom_field_{self._order_field_id}:{order_number}"
        found = self._call("GET", "search.json", params={"query": query, "sort_by": "updated_at"})
        results = found["results"]
        return results[0]["id"] if results else None

    def has_note(self, ticket_id: int, marker: str) -> bool:
        comments = self._call("GET", f"tickets/{ticket_id}/comments.json")["comments"]
        return any(marker in c["body"] for c in comments)

    def add_internal_note(self, ticket_id: int, body: str, tags: list[str]) -> None:
        self._call(
            "PUT",
            f"tickets/{ticket_id}.json",
            json={"ticket": {"comment": {"body": body, "public": False}, "additional_tags": tags}},
        )
