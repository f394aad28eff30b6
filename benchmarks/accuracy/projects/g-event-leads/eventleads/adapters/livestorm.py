import os

import requests

from ..hub import hub


def crawl(session_id):
    page = 0
    while page is not None:
        r = requests.get(
            f"https://api.livestorm.co/v1/sessions/{session_id}/people",
            params={"page[number]": page, "page[size]": 100},
            headers={"Authorization": os.environ["LIVESTORM_TOKEN"], "Accept": "application/vnd.api+json"},
        )
        r.raise_for_status()
        body = r.json()
        for person in body["data"]:
            at = person["attributes"]
            hub.publish("viewer", {
                "email": at["registrant_detail"]["fields"][0]["value"],
                "minutes": at["registrant_detail"]["attendance_duration"] // 60,
            })
        page = body["meta"]["next_page"]
