import os

import requests


class Adapter:
    def __init__(self, form):
        self.url = f"https://{os.environ['WUFOO_SUB']}.wufoo.com/api/v3/forms/{form}/entries.json"

    def read(self):
        page = 0
        while True:
            r = requests.get(self.url, auth=(os.environ["WUFOO_KEY"], "x"), params={"pageStart": page, "pageSize": 100})
            entries = r.json()["Entries"]
            if not entries:
                break
            yield from entries
            page += 100
