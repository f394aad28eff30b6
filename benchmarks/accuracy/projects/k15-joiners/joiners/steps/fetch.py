import os
from datetime import date, timedelta

import requests

from ..context import Context, Person

REPORT = {
    "title": "movers",
    "fields": ["employeeNumber", "firstName", "lastName", "workEmail", "department",
               "hireDate", "terminationDate"],
}


class LoadPeople:
    """Hires of the coming week and leavers of today, from BambooHR."""

    def __call__(self, ctx: Context) -> None:
        company = os.environ["BAMBOO_COMPANY"]
        resp = requests.post(
            f"https://api.bamboohr.com/api/gateway.php/{company}/v1/reports/custom",
            params={"format": "JSON"},
            json=REPORT,
            auth=(os.environ["BAMBOO_KEY"], "x"),
            timeout=60,
        )
        resp.raise_for_status()
        horizon = ctx.today + timedelta(days=7)
        for e in resp.json()["employees"]:
            hired = self._day(e["hireDate"])
            left = self._day(e["terminationDate"])
            if hired and ctx.today < hired <= horizon:
                ctx.hires.append(self._person(e, hired))
            elif left == ctx.today:
                ctx.leavers.append(self._person(e, left))

    @staticmethod
    def _day(text):
        return date.fromisoformat(text) if text and text != "0000-00-00" else None

    @staticmethod
    def _person(e, day):
        return Person(e["employeeNumber"], e["firstName"], e["lastName"],
                      e["workEmail"].lower(), e["department"], day)


class LoadAssets:
    """What the leavers have on their desks, from Snipe-IT."""

    def __init__(self):
        self.base = os.environ.get("SNIPEIT_URL", "https://snipeit.example.org") + "/api/v1"

    def _get(self, path, **params):
        r = requests.get(
            self.base + path,
            params=params,
            headers={"Authorization": "Bearer " + os.environ["SNIPEIT_TOKEN"],
                     "Accept": "application/json"},
            timeout=30,
        )
        r.raise_for_status()
        return r.json()["rows"]

    def __call__(self, ctx: Context) -> None:
        for p in ctx.leavers:
            users = self._get("/users", email=p.email)
            if not users:
                continue
            ctx.assets[p.email] = self._get(f"/users/{users[0]['id']}/assets")
