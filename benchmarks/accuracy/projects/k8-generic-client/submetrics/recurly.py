from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlparse

from pydantic import BaseModel

from .base import RestClient
from .settings import settings


class RecurlyAccount(BaseModel):
    id: str
    code: str
    email: str | None = None
    company: str | None = None
    state: str
    created_at: datetime


class RecurlyAccounts(RestClient[RecurlyAccount]):
    base_url = "https://v3.recurly.com"
    resource = "/accounts"
    model = RecurlyAccount

    def __init__(self) -> None:
        super().__init__(
            auth=(settings.recurly_key, ""),
            headers={"Accept": "application/vnd.recurly.v2021-02-25"},
        )

    def next_params(self, body: dict[str, Any]) -> dict[str, Any] | None:
        if not body["has_more"]:
            return None
        return {k: v[0] for k, v in parse_qs(urlparse(body["next"]).query).items()}
