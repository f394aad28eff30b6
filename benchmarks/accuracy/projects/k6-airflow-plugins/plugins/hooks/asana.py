from __future__ import annotations

import requests
from airflow.hooks.base import BaseHook


class AsanaTasksHook(BaseHook):
    """The provider's hook has no paging, so a small one of our own."""

    api = "https://app.asana.com/api/1.0"

    def __init__(self, asana_conn_id: str = "asana_default") -> None:
        super().__init__()
        self.asana_conn_id = asana_conn_id

    def get_conn(self) -> requests.Session:
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self.get_connection(self.asana_conn_id).password}"
        return session

    def project_tasks(self, project_gid: str, modified_since: str) -> list[dict]:
        tasks: list[dict] = []
        params = {
            "project": project_gid,
            "modified_since": modified_since,
            "opt_fields": "name,assignee.email,completed_at,due_on",
            "limit": 100,
        }
        with self.get_conn() as http:
            while True:
                payload = http.get(f"{self.api}/tasks", params=params).json()
                tasks.extend(payload["data"])
                if not payload.get("next_page"):
                    return tasks
                params["offset"] = payload["next_page"]["offset"]
