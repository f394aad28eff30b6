import os

import requests


class KlaviyoApi:
    url = "https://a.klaviyo.com/api/events/"

    def track(self, metric, email, **properties):
        body = {"data": {"type": "event", "attributes": {
            "metric": {"data": {"type": "metric", "attributes": {"name": metric}}},
            "profile": {"data": {"type": "profile", "attributes": {"email": email}}},
            "properties": properties,
        }}}
        r = requests.post(self.url, json=body, headers={
            "Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_PRIVATE_KEY"],
            "revision": "2023-12-15",
        })
        r.raise_for_status()
