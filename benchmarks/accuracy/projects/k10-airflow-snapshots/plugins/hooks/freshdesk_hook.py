from __future__ import annotations

from typing import Any, Iterator

import requests
from airflow.hooks.base import BaseHook


class FreshdeskHook(BaseHook):
    def __init__(self, freshdesk_conn_id: str = "freshdesk_default") -> None:
        super().__init__()
        self.freshdesk_conn_id = freshdesk_conn_id

    def get_conn(self) -> requests.Session:
        conn = self.get_connection(self.freshdesk_conn_id)
        session = requests.Session()
        session.auth = (conn.password, "X")
        self.base_url = f"https://{conn.host}.freshdesk.com/api/v2"
        return session

    def tickets(self, updated_since: str) -> Iterator[dict[str, Any]]:
        session = self.get_conn()
        page = 1
        while True:
            resp = session.get(
                f"{self.base_url}/tickets",
                params={"updated_since": updated_since, "per_page": 100, "page": page, "include": "stats"},
                timeout=60,
            )
            resp.raise_for_status()
            batch = resp.json()
            yield from batch
            if len(batch) < 100:
                return
            page += 1
