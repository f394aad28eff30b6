import os
from typing import Iterable

import requests
from hubspot import HubSpot

from ..registry import Record, source


@source("hubspot")
class HubspotObjects:
    def __init__(self, object: str, properties: list[str]) -> None:
        self.object = object
        self.properties = properties
        self.api = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])

    def read(self) -> Iterable[Record]:
        for obj in getattr(self.api.crm, self.object).get_all(properties=self.properties):
            yield {"id": obj.id, **obj.properties}


class _Rest:
    url: str
    token_env: str

    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {os.environ[self.token_env]}", "Accept": "application/json"}

    def get(self, **params) -> dict:
        resp = requests.get(self.url, headers=self.headers(), params=params, timeout=30)
        resp.raise_for_status()
        return resp.json()


@source("intercom")
class IntercomConversations(_Rest):
    url = "https://api.intercom.io/conversations"
    token_env = "INTERCOM_TOKEN"

    def __init__(self, state: str) -> None:
        self.state = state

    def read(self) -> Iterable[Record]:
        cursor = None
        while True:
            page = self.get(per_page=150, **({"starting_after": cursor} if cursor else {}))
            for c in page["conversations"]:
                if c["state"] == self.state:
                    yield {"id": c["id"], "title": c.get("title"), "updated": c["updated_at"]}
            cursor = (page["pages"].get("next") or {}).get("starting_after")
            if not cursor:
                return


@source("sendoso")
class SendosoSends(_Rest):
    url = "https://app.sendoso.com/api/v3/sends"
    token_env = "SENDOSO_TOKEN"

    def read(self) -> Iterable[Record]:
        yield from self.get(per_page=100)["sends"]
