import time

import requests
from dagster import ConfigurableResource


class DelightedResource(ConfigurableResource):
    api_key: str

    def survey_responses(self, days: int):
        since = int(time.time()) - days * 86400
        page = 1
        while True:
            r = requests.get(
                "https://api.delighted.com/v1/survey_responses.json",
                auth=(self.api_key, ""),
                params={"since": since, "per_page": 100, "page": page},
                timeout=30,
            )
            r.raise_for_status()
            rows = r.json()
            if not rows:
                return
            yield from rows
            page += 1
