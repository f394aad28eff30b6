import os

import requests


class ChargebeeList:
    def __init__(self, resource, filters=None):
        self.resource = resource
        self.filters = filters or {}
        self.site = os.environ["CHARGEBEE_SITE"]

    def read(self):
        offset = None
        while True:
            params = {"limit": 100, **self.filters}
            if offset:
                params["offset"] = offset
            r = requests.get(
                f"https://{self.site}.chargebee.com/api/v2/{self.resource}s",
                params=params, auth=(os.environ["CHARGEBEE_KEY"], ""), timeout=60,
            )
            r.raise_for_status()
            data = r.json()
            for entry in data["list"]:
                yield entry[self.resource]
            offset = data.get("next_offset")
            if not offset:
                return


def build(**options):
    return ChargebeeList(**options)
