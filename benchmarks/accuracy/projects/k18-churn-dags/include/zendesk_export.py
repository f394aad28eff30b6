"""Zendesk helpers shared by the support DAGs."""
from __future__ import annotations

import json
from typing import Iterator

from airflow.hooks.base import BaseHook
from zenpy import Zenpy


def zendesk_client() -> Zenpy:
    conn = BaseHook.get_connection("zendesk_default")
    return Zenpy(subdomain=conn.host, email=conn.login, token=conn.password)


def iter_tickets(start, end) -> Iterator[dict]:
    client = zendesk_client()
    for t in client.search(type="ticket", updated_between=[start, end]):
        yield {
            "id": t.id,
            "org_id": t.organization_id,
            "priority": t.priority,
            "status": t.status,
            "subject": t.subject,
            "updated_at": t.updated_at,
        }


def tickets_as_jsonl(start, end) -> str:
    return "\n".join(json.dumps(t) for t in iter_tickets(start, end))
