import os
import time

import requests


class Front:
    root = "https://api2.frontapp.com"

    def __init__(self, token=None):
        self._s = requests.Session()
        self._s.headers["Authorization"] = "Bearer " + (token or os.environ["FRONT_TOKEN"])

    def walk(self, path, **params):
        url = self.root + path
        while url:
            r = self._s.get(url, params=params)
            if r.status_code == 429:
                time.sleep(float(r.headers["Retry-After"]))
                continue
            r.raise_for_status()
            js = r.json()
            yield from js["_results"]
            url, params = js.get("_pagination", {}).get("next"), None
