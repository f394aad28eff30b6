from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from typing import Iterator

import requests

from .http import ApiClient


@dataclass(slots=True)
class Employee:
    number: str
    first: str
    last: str
    email: str
    department: str
    hired: date | None
    leaves: date | None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None


class Personio(ApiClient):
    base_url = "https://api.personio.de/v1"

    def __init__(self) -> None:
        cred = {"client_id": os.environ["PERSONIO_ID"], "client_secret": os.environ["PERSONIO_SECRET"]}
        token = requests.post(f"{self.base_url}/auth", json=cred, timeout=30).json()["data"]["token"]
        super().__init__({"Authorization": f"Bearer {token}"})

    def employees(self) -> Iterator[Employee]:
        offset = 0
        while True:
            data = self.get("/company/employees", limit=200, offset=offset)["data"]
            for raw in data:
                a = {k: v["value"] for k, v in raw["attributes"].items()}
                dep = a["department"]["attributes"]["name"] if a.get("department") else ""
                yield Employee(
                    str(a["id"]), a["first_name"], a["last_name"], a["email"], dep,
                    _day(a["hire_date"]), _day(a.get("termination_date")),
                )
            if len(data) < 200:
                return
            offset += 200


class Jamf(ApiClient):
    base_url = os.environ.get("JAMF_URL", "https://tinkerhaus.jamfcloud.com") + "/api"

    def __init__(self) -> None:
        super().__init__()
        form = {"client_id": os.environ["JAMF_CLIENT_ID"], "client_secret": os.environ["JAMF_CLIENT_SECRET"]}
        token = self.call("POST", "/oauth/token", data={"grant_type": "client_credentials", **form})
        self.session.headers["Authorization"] = "Bearer " + token["access_token"]

    def computers(self) -> list[dict]:
        # 300 machines, one page is enough
        return self.get("/v1/computers-inventory", section=["GENERAL", "HARDWARE", "OPERATING_SYSTEM"], **{"page-size": 1000})["results"]


class SnipeIt(ApiClient):
    base_url = "https://assets.tinkerhaus.example/api/v1"

    def __init__(self) -> None:
        super().__init__({"Authorization": "Bearer " + os.environ["SNIPEIT_TOKEN"], "Accept": "application/json"})

    def id_of(self, serial: str) -> int | None:
        rows = self.get(f"/hardware/byserial/{serial}").get("rows", [])
        return rows[0]["id"] if rows else None


class Freshservice(ApiClient):
    base_url = "https://tinkerhaus.freshservice.com/api/v2"

    def __init__(self) -> None:
        super().__init__(auth=(os.environ["FRESHSERVICE_KEY"], "X"))
