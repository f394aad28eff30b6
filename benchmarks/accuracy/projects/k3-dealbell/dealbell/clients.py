from __future__ import annotations

from typing import AsyncIterator

import gspread
import httpx
from slack_sdk.web.async_client import AsyncWebClient

from .models import Deal


class HubSpotClient:
    BASE = "https://api.hubapi.com"

    def __init__(self, token: str) -> None:
        self._http = httpx.AsyncClient(base_url=self.BASE, headers={"Authorization": f"Bearer {token}"})

    async def closed_won(self, since_ms: int) -> AsyncIterator[Deal]:
        after: str | None = None
        while True:
            body: dict = {
                "filterGroups": [{"filters": [
                    {"propertyName": "dealstage", "operator": "EQ", "value": "closedwon"},
                    {"propertyName": "closedate", "operator": "GTE", "value": since_ms},
                ]}],
                "properties": ["dealname", "amount", "closedate"],
                "limit": 100,
            }
            if after:
                body["after"] = after
            r = await self._http.post("/crm/v3/objects/deals/search", json=body)
            r.raise_for_status()
            page = r.json()
            for row in page["results"]:
                yield Deal.from_hubspot(row)
            after = page.get("paging", {}).get("next", {}).get("after")
            if not after:
                return


class PipedriveClient:
    """The old CRM. Read only, to be switched off in Q3."""

    def __init__(self, domain: str, token: str) -> None:
        self._http = httpx.AsyncClient(base_url=f"https://{domain}.pipedrive.com/api/v1", params={"api_token": token})

    async def open_deals(self) -> list[dict]:
        r = await self._http.get("/deals", params={"status": "open", "limit": 500})
        r.raise_for_status()
        return r.json()["data"] or []


class SlackNotifier:
    def __init__(self, token: str, channel: str) -> None:
        self._client = AsyncWebClient(token=token)
        self._channel = channel

    async def say(self, text: str) -> None:
        await self._client.chat_postMessage(channel=self._channel, text=text)


class SheetLog:
    def __init__(self, keyfile: str, sheet_id: str) -> None:
        self._ws = gspread.service_account(filename=keyfile).open_by_key(sheet_id).worksheet("Won deals")

    def add(self, row: list) -> None:
        self._ws.append_row(row, value_input_option="USER_ENTERED")
