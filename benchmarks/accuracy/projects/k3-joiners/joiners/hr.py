from __future__ import annotations

from datetime import date, timedelta
from typing import Iterator

import requests

from .ports import Employee


class BambooPeople:
    FIELDS = ["firstName", "lastName", "workEmail", "department", "hireDate"]

    def __init__(self, company: str, key: str) -> None:
        self._url = f"https://api.bamboohr.com/api/gateway.php/{company}/v1"
        self._s = requests.Session()
        self._s.auth = (key, "x")
        self._s.headers["Accept"] = "application/json"

    def starters(self, within_days: int) -> Iterator[Employee]:
        r = self._s.post(f"{self._url}/reports/custom", params={"format": "JSON"},
                         json={"title": "joiners", "fields": self.FIELDS})
        r.raise_for_status()
        limit = date.today() + timedelta(days=within_days)
        for row in r.json()["employees"]:
            start = date.fromisoformat(row["hireDate"])
            if date.today() <= start <= limit:
                yield Employee(row["id"], row["firstName"], row["lastName"], row["workEmail"],
                               row["department"] or "General", start)

    def remember_login(self, hr_id: str, login_id: str) -> None:
        r = self._s.post(f"{self._url}/employees/{hr_id}", json={"customOktaID": login_id})
        r.raise_for_status()
