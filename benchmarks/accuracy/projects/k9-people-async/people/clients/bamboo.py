from __future__ import annotations

from datetime import date
from typing import AsyncIterator

import httpx

from ..models import Hire, Leaver


class Bamboo:
    def __init__(self, company: str, key: str) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"https://api.bamboohr.com/api/gateway.php/{company}/v1",
            auth=(key, "x"),
            headers={"Accept": "application/json"},
        )

    async def add_employee(self, hire: Hire) -> None:
        resp = await self._http.post(
            "/employees/",
            json={
                "firstName": hire.first_name,
                "lastName": hire.last_name,
                "homeEmail": hire.email,
                "hireDate": hire.starts_at.isoformat() if hire.starts_at else None,
                "department": hire.department,
            },
        )
        resp.raise_for_status()

    async def leavers(self, day: date) -> AsyncIterator[Leaver]:
        resp = await self._http.post(
            "/reports/custom",
            params={"format": "JSON"},
            json={"fields": ["id", "workEmail", "displayName", "terminationDate"]},
        )
        for e in resp.json()["employees"]:
            if e["terminationDate"] == day.isoformat():
                yield Leaver(
                    employee_id=e["id"],
                    work_email=e["workEmail"],
                    display_name=e["displayName"],
                    last_day=e["terminationDate"],
                )
