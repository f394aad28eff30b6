from __future__ import annotations

import secrets

import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build

from .ports import Employee


class OktaDirectory:
    def __init__(self, org: str, token: str) -> None:
        self._base = f"https://{org}.okta.com/api/v1"
        self._s = requests.Session()
        self._s.headers.update({"Authorization": f"SSWS {token}", "Accept": "application/json"})

    def known_logins(self) -> set[str]:
        logins: set[str] = set()
        url = f"{self._base}/users?limit=200"
        while url:
            r = self._s.get(url)
            r.raise_for_status()
            logins |= {u["profile"]["login"].lower() for u in r.json()}
            url = r.links.get("next", {}).get("url")
        return logins

    def provision(self, e: Employee) -> str | None:
        profile = {"firstName": e.first, "lastName": e.last, "email": e.email, "login": e.email,
                   "department": e.department}
        r = self._s.post(f"{self._base}/users", params={"activate": "false"}, json={"profile": profile})
        r.raise_for_status()
        return r.json()["id"]


class WorkspaceDirectory:
    SCOPES = ["https://www.googleapis.com/auth/admin.directory.user"]

    def __init__(self, keyfile: str, admin: str) -> None:
        creds = service_account.Credentials.from_service_account_file(keyfile, scopes=self.SCOPES, subject=admin)
        self._svc = build("admin", "directory_v1", credentials=creds, cache_discovery=False)

    def known_logins(self) -> set[str]:
        logins: set[str] = set()
        req = self._svc.users().list(customer="my_customer", maxResults=500)
        while req is not None:
            page = req.execute()
            logins.update(u["primaryEmail"].lower() for u in page.get("users", []))
            req = self._svc.users().list_next(req, page)
        return logins

    def provision(self, e: Employee) -> None:
        self._svc.users().insert(body={
            "primaryEmail": e.email,
            "name": {"givenName": e.first, "familyName": e.last},
            "password": secrets.token_urlsafe(16),
            "changePasswordAtNextLogin": True,
            "orgUnitPath": f"/{e.department}",
        }).execute()
