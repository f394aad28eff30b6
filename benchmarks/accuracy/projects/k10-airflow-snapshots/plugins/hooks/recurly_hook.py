from __future__ import annotations

from typing import Any, Iterator

import recurly
from airflow.hooks.base import BaseHook


class RecurlyHook(BaseHook):
    """Thin wrapper around the official client. API key is the connection's password."""

    conn_name_attr = "recurly_conn_id"
    default_conn_name = "recurly_default"

    def __init__(self, recurly_conn_id: str = default_conn_name) -> None:
        super().__init__()
        self.recurly_conn_id = recurly_conn_id

    def get_conn(self) -> recurly.Client:
        conn = self.get_connection(self.recurly_conn_id)
        return recurly.Client(conn.password)

    def invoices(self, begin: str, end: str) -> Iterator[dict[str, Any]]:
        client = self.get_conn()
        params = {"begin_time": begin, "end_time": end, "sort": "updated_at", "limit": 200}
        for inv in client.list_invoices(params=params).items():
            yield {
                "id": inv.id,
                "number": inv.number,
                "account": inv.account.code,
                "state": inv.state,
                "total": inv.total,
                "currency": inv.currency,
                "created_at": inv.created_at.isoformat(),
            }
