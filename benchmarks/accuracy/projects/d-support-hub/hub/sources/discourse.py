import os
from datetime import datetime

import requests

from ..model import Message


class DiscourseSource:
    name = "discourse"

    def __init__(self, since):
        self.since = since

    def __iter__(self):
        s = requests.Session()
        s.headers.update({"Api-Key": os.environ["DISCOURSE_KEY"], "Api-Username": "system"})
        base = os.environ["DISCOURSE_URL"]
        for topic in s.get(base + "/latest.json").json()["topic_list"]["topics"]:
            at = datetime.fromisoformat(topic["created_at"].replace("Z", "+00:00"))
            if at < self.since:
                continue
            post = s.get(f"{base}/t/{topic['id']}.json").json()["post_stream"]["posts"][0]
            yield Message(self.name, str(topic["id"]), post["username"], topic["title"], post["cooked"], at, extra={"views": topic["views"]})
