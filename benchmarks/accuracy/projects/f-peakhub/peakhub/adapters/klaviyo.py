import os

import requests

from .base import Sink


class Adapter(Sink):
    headers = {"Authorization": f"Klaviyo-API-Key {os.environ.get('KLAVIYO_KEY')}", "revision": "2024-10-15"}

    def store(self, obj, record):
        r = requests.post(
            f"https://a.klaviyo.com/api/{obj}/",
            json={"data": {"type": "profile", "attributes": record}}, headers=self.headers, timeout=30)
        r.raise_for_status()
