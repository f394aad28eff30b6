from __future__ import annotations

import os
from datetime import date
from decimal import Decimal

import httpx
from slack_sdk.web.async_client import AsyncWebClient

from .ports import Draft, Entry


class Harvest:
    def __init__(self, http: httpx.AsyncClient):
        self.http = http
        self.headers = {
            "Authorization": "Bearer " + os.environ["HARVEST_TOKEN"],
            "Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"],
            "User-Agent": "harvestbill (ops@studio.example)",
        }

    async def entries(self, project: int, start: date, end: date):
        url = "https://api.harvestapp.com/v2/time_entries"
        params = {"project_id": project, "from": start.isoformat(), "to": end.isoformat(), "is_billed": "false"}
        while url:
            r = await self.http.get(url, params=params, headers=self.headers)
            r.raise_for_status()
            page = r.json()
            for e in page["time_entries"]:
                yield Entry(
                    project=e["project"]["id"], client=e["client"]["name"], person=e["user"]["name"],
                    task=e["task"]["name"], hours=Decimal(str(e["rounded_hours"])),
                    notes=e["notes"] or "", day=date.fromisoformat(e["spent_date"]),
                )
            url, params = page["links"]["next"], None


class FreshBooks:
    def __init__(self, http: httpx.AsyncClient, account: str):
        self.http = http
        self.base = f"https://api.freshbooks.com/accounting/account/{account}/invoices/invoices"
        self.headers = {"Authorization": "Bearer " + os.environ["FRESHBOOKS_TOKEN"], "Api-Version": "alpha"}

    async def create(self, draft: Draft) -> int:
        invoice = {
            "customerid": draft.customer,
            "create_date": date.today().isoformat(),
            "currency_code": draft.currency,
            "lines": [
                {"type": 0, "name": l.name, "description": l.description, "qty": str(l.hours),
                 "unit_cost": {"amount": str(l.unit), "code": draft.currency}}
                for l in draft.lines
            ],
        }
        r = await self.http.post(self.base, json={"invoice": invoice}, headers=self.headers)
        r.raise_for_status()
        return r.json()["response"]["result"]["invoice"]["id"]

    async def public_link(self, invoice: int) -> str:
        r = await self.http.get(f"{self.base}/{invoice}/share_link", params={"share_method": "share_link"},
                                headers=self.headers)
        r.raise_for_status()
        return r.json()["response"]["result"]["share_link"]["share_link"]


class Frankfurter:
    def __init__(self, http: httpx.AsyncClient):
        self.http = http
        self._memo: dict = {}

    async def rate(self, base: str, quote: str, day: date) -> Decimal:
        if base == quote:
            return Decimal(1)
        key = (base, quote, day)
        if key not in self._memo:
            r = await self.http.get(f"https://api.frankfurter.app/{day}", params={"from": base, "to": quote})
            r.raise_for_status()
            self._memo[key] = Decimal(str(r.json()["rates"][quote]))
        return self._memo[key]


class SlackAnnouncer:
    def __init__(self, channel: str):
        self.channel = channel
        self.client = AsyncWebClient(token=os.environ["SLACK_TOKEN"])

    async def say(self, text: str) -> None:
        await self.client.chat_postMessage(channel=self.channel, text=text)
