from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from typing import AsyncIterator

import httpx
from pydantic import BaseModel


class Lead(BaseModel):
    id: str
    email: str | None = None
    company: str | None = None
    website: str | None = None


class Firmographics(BaseModel):
    domain: str
    employees: int | None = None
    industry: str | None = None
    linkedin: str | None = None


class Salesforce:
    def __init__(self, http: httpx.AsyncClient, instance: str, token: str):
        self.http, self.base = http, f"{instance}/services/data/v58.0"
        self.headers = {"Authorization": f"Bearer {token}"}

    @classmethod
    @asynccontextmanager
    async def connect(cls) -> AsyncIterator["Salesforce"]:
        async with httpx.AsyncClient(timeout=30) as http:
            r = await http.post("https://login.salesforce.com/services/oauth2/token", data={
                "grant_type": "client_credentials", "client_id": os.environ["SF_ID"], "client_secret": os.environ["SF_SECRET"]})
            r.raise_for_status()
            tok = r.json()
            yield cls(http, tok["instance_url"], tok["access_token"])

    async def leads(self) -> AsyncIterator[Lead]:
        url = self.base + "/query"
        params = {"q": "SELECT Id, Email, Company, Website FROM Lead WHERE Enriched__c = false AND IsConverted = false LIMIT 2000"}
        while url:
            page = (await self.http.get(url, params=params, headers=self.headers)).json()
            for rec in page["records"]:
                yield Lead(id=rec["Id"], email=rec["Email"], company=rec["Company"], website=rec["Website"])
            nxt, params = page.get("nextRecordsUrl"), None
            url = self.base.split("/services")[0] + nxt if nxt else None

    async def patch_lead(self, lead_id: str, **fields):
        r = await self.http.patch(f"{self.base}/sobjects/Lead/{lead_id}", json=fields, headers=self.headers)
        r.raise_for_status()


class Apollo:
    def __init__(self, limit=5):
        self.sem = asyncio.Semaphore(limit)
        self.http = httpx.AsyncClient(base_url="https://api.apollo.io/api/v1", headers={"X-Api-Key": os.environ["APOLLO_KEY"]})

    async def organization(self, domain: str) -> Firmographics | None:
        async with self.sem:
            r = await self.http.get("/organizations/enrich", params={"domain": domain})
        org = r.json().get("organization")
        if not org:
            return None
        return Firmographics(domain=domain, employees=org.get("estimated_num_employees"), industry=org.get("industry"), linkedin=org.get("linkedin_url"))


class ZeroBounce:
    def __init__(self):
        self.http = httpx.AsyncClient(base_url="https://api.zerobounce.net/v2")

    async def status(self, email: str) -> str:
        r = await self.http.get("/validate", params={"api_key": os.environ["ZB_KEY"], "email": email, "ip_address": ""})
        return r.json()["status"]
