import os

import requests


class Connector:
    """Old CRM. Kept until the archive is closed."""

    def __init__(self, resource="people"):
        self.url = f"https://api.copper.com/developer_api/v1/{resource}"
        self.headers = {
            "X-PW-AccessToken": os.environ["COPPER_TOKEN"],
            "X-PW-Application": "developer_api",
            "X-PW-UserEmail": os.environ["COPPER_USER"],
        }

    def read(self, since=None):
        page = 1
        while True:
            rows = requests.post(self.url + "/search", headers=self.headers, json={"page_number": page, "page_size": 200}).json()
            if not rows:
                return
            yield from rows
            page += 1

    def write(self, record):
        requests.post(self.url, headers=self.headers, json=record).raise_for_status()
