from __future__ import annotations

from datetime import date

import httpx

from .common import CONFIG, Employee, Hire, secret


class Personio:
    def __init__(self) -> None:
        self._http = httpx.AsyncClient(base_url=CONFIG["personio"]["base"], timeout=30)

    async def __aenter__(self) -> Personio:
        r = await self._http.post("/auth", json={
            "client_id": secret("PERSONIO_ID"), "client_secret": secret("PERSONIO_SECRET")})
        r.raise_for_status()
        self._http.headers["Authorization"] = "Bearer " + r.json()["data"]["token"]
        return self

    async def __aexit__(self, *exc) -> None:
        await self._http.aclose()

    async def create(self, hire: Hire) -> None:
        r = await self._http.post("/company/employees", json={"employee": {
            "first_name": hire.first,
            "last_name": hire.last,
            "email": f"{hire.first}.{hire.last}@tidewater.example".lower().replace(" ", "-"),
            "position": hire.job,
            "department": hire.department,
            "hire_date": hire.start.isoformat(),
            "custom_attributes": {"dynamic_81": hire.private_email},
        }})
        if r.status_code != 409:
            r.raise_for_status()

    async def starting_on(self, day: date) -> list[Employee]:
        found, offset = [], 0
        while True:
            r = await self._http.get("/company/employees", params={"limit": 200, "offset": offset})
            data = r.json()["data"]
            if not data:
                return found
            for row in data:
                a = {k: v["value"] for k, v in row["attributes"].items()}
                if (a["hire_date"] or "")[:10] == day.isoformat():
                    dep = a["department"]["attributes"]["name"] if a["department"] else ""
                    found.append(Employee(a["id"], a["first_name"], a["last_name"], a["email"], dep))
            offset += 200
