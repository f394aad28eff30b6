from datetime import datetime
from typing import Iterator

import requests

from ..models import Subscription
from .base import BaseClient


class ChargebeeClient(BaseClient):
    def __init__(self, site: str, api_key: str) -> None:
        self.base_url = f"https://{site}.chargebee.com/api/v2"
        self._key = api_key
        super().__init__()

    def _authenticate(self, session: requests.Session) -> None:
        session.auth = (self._key, "")

    def subscriptions_updated_since(self, since: datetime) -> Iterator[Subscription]:
        offset = None
        while True:
            params = {"limit": 100, "updated_at[after]": int(since.timestamp())}
            if offset:
                params["offset"] = offset
            page = self._call("GET", "/subscriptions", params=params)
            for entry in page["list"]:
                yield Subscription.from_chargebee(entry["subscription"], entry["customer"])
            offset = page.get("next_offset")
            if not offset:
                return
