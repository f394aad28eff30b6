from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import AsyncIterator

import aiohttp

from . import settings


@dataclass(frozen=True)
class Stay:
    number: str
    email: str
    name: str
    room_id: str
    language: str | None


class Mews:
    def __init__(self, session: aiohttp.ClientSession):
        self._s = session

    async def _call(self, op: str, **body) -> dict:
        async with self._s.post(
            f"{settings.MEWS_BASE}/{op}", json={**settings.MEWS_TOKENS, **body}
        ) as resp:
            resp.raise_for_status()
            return await resp.json()

    async def departures(self, day: date) -> AsyncIterator[Stay]:
        start = datetime.combine(day, time.min)
        data = await self._call(
            "reservations/getAll/2023-06-06",
            ScheduledEndUtc={
                "StartUtc": start.isoformat() + "Z",
                "EndUtc": (start + timedelta(days=1)).isoformat() + "Z",
            },
            States=["Processed"],
            Limitation={"Count": 1000},
        )
        reservations = data["Reservations"]
        if not reservations:
            return
        customers = await self._call(
            "customers/getAll",
            CustomerIds=[r["AccountId"] for r in reservations],
            Extent={"Customers": True},
            Limitation={"Count": 1000},
        )
        by_id = {c["Id"]: c for c in customers["Customers"]}
        for r in reservations:
            guest = by_id.get(r["AccountId"])
            if not guest or not guest.get("Email") or "noreply" in guest["Email"]:
                continue
            yield Stay(
                number=r["Number"],
                email=guest["Email"],
                name=f'{guest.get("FirstName") or ""} {guest["LastName"]}'.strip(),
                room_id=r["AssignedResourceId"],
                language=guest.get("LanguageCode"),
            )

    async def loyalty_level(self, email: str) -> str | None:
        data = await self._call("customers/getAll", Emails=[email],
                                Extent={"Customers": True}, Limitation={"Count": 1})
        found = data["Customers"]
        return found[0].get("LoyaltyCode") if found else None
