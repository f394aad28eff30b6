import os
from datetime import datetime

import requests

API = "https://api.intercom.io"


class Intercom:
    def __init__(self, token=None):
        self.s = requests.Session()
        self.s.headers.update({
            "Authorization": f"Bearer {token or os.environ['INTERCOM_TOKEN']}",
            "Intercom-Version": "2.11",
            "Accept": "application/json",
        })

    def teams(self):
        return {t["id"]: t["name"] for t in self.s.get(API + "/teams").json()["teams"]}

    def updated_since(self, ts):
        query = {"query": {"field": "updated_at", "operator": ">", "value": int(ts)},
                 "pagination": {"per_page": 150}}
        while True:
            r = self.s.post(API + "/conversations/search", json=query)
            r.raise_for_status()
            body = r.json()
            yield from body["conversations"]
            nxt = (body.get("pages") or {}).get("next")
            if not nxt:
                return
            query["pagination"]["starting_after"] = nxt["starting_after"]


def opened(conv):
    return datetime.utcfromtimestamp(conv["created_at"])


def reply_secs(conv):
    return (conv.get("statistics") or {}).get("time_to_admin_reply")
