from __future__ import annotations

from typing import Any

import httpx
import zulip
from posthog import Posthog

from .settings import settings


class Api:
    """What Vitally and Xero have in common: JSON in, JSON out, a token."""

    def __init__(self, base_url: str, headers: dict[str, str] | None = None, auth: tuple[str, str] | None = None):
        self._http = httpx.AsyncClient(base_url=base_url, headers=headers, auth=auth, timeout=20)

    async def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        r = await self._http.request(method, path, json=body)
        r.raise_for_status()
        return r.json() if r.content else None


vitally = Api("https://rest.vitally.io/resources", auth=(settings.vitally_key, ""))
xero = Api(
    "https://api.xero.com/api.xro/2.0",
    headers={
        "Authorization": f"Bearer {settings.xero_token}",
        "Xero-Tenant-Id": settings.xero_tenant,
        "Accept": "application/json",
    },
)
posthog = Posthog(settings.posthog_key, host="https://eu.i.posthog.com")


def tell(topic: str, content: str) -> None:
    zulip.Client(config_file=settings.zulip_rc).send_message(
        {"type": "stream", "to": "revenue", "topic": topic, "content": content}
    )
