from datetime import date

import httpx

from ..registry import adapter


@adapter("forecast", "parcelpilot")
class ParcelPilot:
    def __init__(self, token):
        self.http = httpx.Client(base_url="https://api.parcelpilot.io/v2", headers={"X-Api-Token": token})

    def eta(self, carrier, tracking):
        r = self.http.get("/forecast", params={"carrier": carrier.lower(), "number": tracking})
        if r.status_code == 404:
            return None
        r.raise_for_status()
        day = r.json().get("expected_on")
        return date.fromisoformat(day) if day else None
