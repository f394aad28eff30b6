import os

import requests


def track(metric, email, properties, unique_id=None):
    body = {
        "data": {
            "type": "event",
            "attributes": {
                "properties": properties,
                "metric": {"data": {"type": "metric", "attributes": {"name": metric}}},
                "profile": {"data": {"type": "profile", "attributes": {"email": email}}},
            },
        }
    }
    if unique_id:
        body["data"]["attributes"]["unique_id"] = unique_id
    requests.post(
        "https://a.klaviyo.com/api/events/",
        json=body,
        headers={"Authorization": f"Klaviyo-API-Key {os.environ['KLAVIYO_API_KEY']}", "revision": "2024-06-15"},
        timeout=15,
    ).raise_for_status()
