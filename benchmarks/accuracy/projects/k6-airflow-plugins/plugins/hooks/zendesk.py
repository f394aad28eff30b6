from __future__ import annotations

from typing import Iterator

from airflow.hooks.base import BaseHook
from zenpy import Zenpy


class ZendeskIncrementalHook(BaseHook):
    conn_name_attr = "zendesk_conn_id"
    default_conn_name = "zendesk_default"
    hook_name = "Zendesk incremental"

    def __init__(self, zendesk_conn_id: str = default_conn_name) -> None:
        super().__init__()
        self.zendesk_conn_id = zendesk_conn_id
        self._client: Zenpy | None = None

    def get_conn(self) -> Zenpy:
        if self._client is None:
            conn = self.get_connection(self.zendesk_conn_id)
            self._client = Zenpy(subdomain=conn.extra_dejson["subdomain"], email=conn.login, token=conn.password)
        return self._client

    def tickets_since(self, start_time) -> Iterator[dict]:
        for ticket in self.get_conn().tickets.incremental(start_time=start_time):
            yield ticket.to_dict()
