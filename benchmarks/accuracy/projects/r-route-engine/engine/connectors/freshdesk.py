import os

import requests


class Connector:
    def __init__(self, object):
        self.url = f"https://{os.environ['FRESHDESK_DOMAIN']}.freshdesk.com/api/v2/{object}"
        self.auth = (os.environ["FRESHDESK_KEY"], "X")

    def read(self, since=None):
        page = 1
        while True:
            rows = requests.get(self.url, auth=self.auth, params={"page": page, "_updated_since": since}).json()
            if not rows:
                break
            for r in rows:
                yield {**r, "_updated": r["updated_at"]}
            page += 1

    def write(self, record):
        r = requests.post(self.url, auth=self.auth, json=record)
        if r.status_code == 409:
            other = r.json()["errors"][0]["additional_info"]["user_id"]
            r = requests.put(f"{self.url}/{other}", auth=self.auth, json=record)
        r.raise_for_status()
