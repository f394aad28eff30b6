import time

import requests


class RestClient(object):
    root = ""

    def __init__(self, auth):
        self.http = requests.Session()
        self.http.auth = auth
        self.http.headers["Accept"] = "application/json"

    def call(self, verb, path, **kw):
        while True:
            res = self.http.request(verb, self.root + path, timeout=30, **kw)
            if res.status_code == 429:
                time.sleep(int(res.headers.get("Retry-After", 5)))
                continue
            res.raise_for_status()
            return res.json() if res.text else None

    def get(self, path, **params):
        return self.call("GET", path, params=params)

    def post(self, path, body):
        return self.call("POST", path, json=body)

    def put(self, path, body):
        return self.call("PUT", path, json=body)
