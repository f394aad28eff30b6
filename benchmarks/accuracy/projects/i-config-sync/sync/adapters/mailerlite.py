import os

import requests


class Adapter:
    def __init__(self, group):
        self.group = group
        self.s = requests.Session()
        self.s.headers["Authorization"] = "Bearer " + os.environ["MAILERLITE_KEY"]

    def write(self, records):
        for rec in records:
            rec = dict(rec)
            body = {"email": rec.pop("email"), "fields": rec, "groups": [self.group]}
            self.s.post("https://connect.mailerlite.com/api/subscribers", json=body)
