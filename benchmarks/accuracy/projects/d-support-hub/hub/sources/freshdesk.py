import os
from datetime import datetime

import requests

from ..model import Message


class FreshdeskSource:
    name = "freshdesk"

    def __init__(self, since):
        self.since = since
        self.root = "https://%s.freshdesk.com/api/v2" % os.environ["FD_DOMAIN"]

    def __iter__(self):
        page = 1
        while True:
            r = requests.get(
                self.root + "/tickets",
                params={"updated_since": self.since.isoformat(), "include": "requester,description", "page": page, "per_page": 100},
                auth=(os.environ["FD_KEY"], "X"),
            )
            r.raise_for_status()
            batch = r.json()
            for t in batch:
                yield Message(
                    self.name, str(t["id"]), t["requester"]["email"], t["subject"], t["description_text"],
                    datetime.fromisoformat(t["updated_at"].replace("Z", "+00:00")),
                    kind="bug" if "bug" in t["tags"] else "question",
                )
            if len(batch) < 100:
                break
            page += 1
