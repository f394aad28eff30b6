from __future__ import annotations

import os
from typing import Any, Iterator

import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build


class Bamboo:
    def __init__(self) -> None:
        sub = os.environ["BAMBOO_SUBDOMAIN"]
        self.root = f"https://api.bamboohr.com/api/gateway.php/{sub}/v1"
        self.http = requests.Session()
        self.http.auth = (os.environ["BAMBOO_KEY"], "x")
        self.http.headers["Accept"] = "application/json"

    def employees(self) -> list[dict[str, Any]]:
        fields = ["firstName", "lastName", "workEmail", "jobTitle", "department", "mobilePhone", "status"]
        r = self.http.post(self.root + "/reports/custom?format=JSON", json={"title": "sync", "fields": fields})
        r.raise_for_status()
        return [e for e in r.json()["employees"] if e["status"] == "Active" and e["workEmail"]]

    def add(self, employee: dict[str, Any]) -> None:
        self.http.post(self.root + "/employees/", json=employee).raise_for_status()


class Greenhouse:
    root = "https://harvest.greenhouse.io/v1"

    def __init__(self) -> None:
        self.auth = (os.environ["GREENHOUSE_KEY"], "")

    def _get(self, path: str, **params: Any) -> Any:
        r = requests.get(self.root + path, auth=self.auth, params=params, timeout=30)
        r.raise_for_status()
        return r.json()

    def hires(self, since: str) -> Iterator[dict[str, Any]]:
        for app in self._get("/applications", status="hired", last_activity_after=since, per_page=100):
            yield {
                "candidate": self._get(f"/candidates/{app['candidate_id']}"),
                "job": app["jobs"][0],
                "offer": self._get(f"/applications/{app['id']}/offers/current_offer"),
            }


class Okta:
    def __init__(self) -> None:
        self.root = os.environ["OKTA_ORG_URL"] + "/api/v1"
        self.headers = {"Authorization": "SSWS " + os.environ["OKTA_API_TOKEN"]}

    def upsert(self, user: dict[str, Any]) -> None:
        login = user["profile"]["login"]
        found = requests.get(f"{self.root}/users/{login}", headers=self.headers)
        if found.status_code == 404:
            r = requests.post(f"{self.root}/users", params={"activate": "true"}, json=user, headers=self.headers)
        else:
            r = requests.post(f"{self.root}/users/{login}", json=user, headers=self.headers)
        r.raise_for_status()


class Directory:
    def __init__(self) -> None:
        creds = service_account.Credentials.from_service_account_file(
            os.environ["GOOGLE_SA"],
            scopes=["https://www.googleapis.com/auth/admin.directory.user"],
            subject=os.environ["GOOGLE_ADMIN"],
        )
        self.users = build("admin", "directory_v1", credentials=creds, cache_discovery=False).users()

    def update(self, person: dict[str, Any]) -> None:
        self.users.update(userKey=person["primaryEmail"], body=person).execute()
