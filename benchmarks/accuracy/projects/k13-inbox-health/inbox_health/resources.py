from typing import Any, Iterator

import requests
from dagster import ConfigurableResource
from pydantic import PrivateAttr


class Postmark(ConfigurableResource):
    server_token: str

    def bounces(self, since: str) -> Iterator[dict[str, Any]]:
        offset = 0
        while True:
            r = requests.get(
                "https://api.postmarkapp.com/bounces",
                headers={"X-Postmark-Server-Token": self.server_token, "Accept": "application/json"},
                params={"count": 500, "offset": offset, "fromdate": since, "type": "HardBounce"},
                timeout=60,
            )
            r.raise_for_status()
            page = r.json()["Bounces"]
            yield from page
            if len(page) < 500:
                return
            offset += 500


class SparkPost(ConfigurableResource):
    api_key: str
    host: str = "api.eu.sparkpost.com"

    def events(self, kind: str, since: str) -> Iterator[dict[str, Any]]:
        path = f"/api/v1/events/message?events={kind}&from={since}T00:00:00Z&per_page=1000"
        while path:
            r = requests.get(f"https://{self.host}{path}", headers={"Authorization": self.api_key}, timeout=60)
            r.raise_for_status()
            body = r.json()
            yield from body["results"]
            path = body["links"].get("next")


class Marketo(ConfigurableResource):
    munchkin: str
    client_id: str
    client_secret: str

    _token: str = PrivateAttr(default="")

    def setup_for_execution(self, context) -> None:
        r = requests.get(
            f"https://{self.munchkin}.mktorest.com/identity/oauth/token",
            params={
                "grant_type": "client_credentials",
                "client_id": self.client_id,
                "client_secret": self.client_secret,
            },
            timeout=30,
        )
        self._token = r.json()["access_token"]

    def _call(self, method: str, path: str, **kw) -> dict[str, Any]:
        r = requests.request(
            method,
            f"https://{self.munchkin}.mktorest.com/rest/v1/{path}",
            headers={"Authorization": f"Bearer {self._token}"},
            timeout=60,
            **kw,
        )
        body = r.json()
        if not body["success"]:
            raise RuntimeError(body["errors"])
        return body

    def upsert(self, leads: list[dict[str, Any]]) -> None:
        for i in range(0, len(leads), 300):
            self._call(
                "POST",
                "leads.json",
                json={"action": "updateOnly", "lookupField": "email", "input": leads[i : i + 300]},
            )

    def usage(self) -> int:
        return self._call("GET", "stats/usage.json")["result"][0]["total"]

    def suspended(self) -> list[dict[str, Any]]:
        return self._call(
            "GET", "leads.json", params={"filterType": "emailSuspended", "filterValues": "true", "fields": "email"}
        )["result"]
