import os

import httpx

_http = httpx.Client(
    base_url="https://a.klaviyo.com/api",
    headers={"Authorization": f"Klaviyo-API-Key {os.environ.get('KLAVIYO_KEY', '')}", "revision": "2024-02-15"},
)


def track(metric: str, email: str, properties: dict) -> None:
    event_id = properties.pop("$event_id", None)
    attributes = {
        "metric": {"data": {"type": "metric", "attributes": {"name": metric}}},
        "profile": {"data": {"type": "profile", "attributes": {"email": email}}},
        "properties": properties,
    }
    if event_id:
        attributes["unique_id"] = str(event_id)
    _http.post("/events/", json={"data": {"type": "event", "attributes": attributes}}).raise_for_status()
