import abc
import os

import aiohttp


class Carrier(abc.ABC):
    name: str

    def __init__(self, http: aiohttp.ClientSession):
        self.http = http

    @abc.abstractmethod
    async def status(self, number: str) -> dict: ...


class Ups(Carrier):
    name = "ups"

    async def status(self, number):
        headers = {
            "Authorization": f"Bearer {os.environ['UPS_TOKEN']}",
            "transId": number[-8:],
            "transactionSrc": "acme",
        }
        async with self.http.get(f"https://onlinetools.ups.com/api/track/v1/details/{number}", headers=headers) as r:
            r.raise_for_status()
            package = (await r.json())["trackResponse"]["shipment"][0]["package"][0]
        activity = package["activity"][0]
        return {"code": activity["status"]["type"], "text": activity["status"]["description"], "place": activity["location"].get("address", {}).get("city")}


class Fedex(Carrier):
    name = "fedex"

    async def status(self, number):
        body = {"includeDetailedScans": False, "trackingInfo": [{"trackingNumberInfo": {"trackingNumber": number}}]}
        headers = {"Authorization": f"Bearer {os.environ['FEDEX_TOKEN']}"}
        async with self.http.post("https://apis.fedex.com/track/v1/trackingnumbers", json=body, headers=headers) as r:
            r.raise_for_status()
            result = (await r.json())["output"]["completeTrackResults"][0]["trackResults"][0]
        latest = result["latestStatusDetail"]
        return {"code": latest["code"], "text": latest["description"], "place": latest.get("scanLocation", {}).get("city")}


CARRIERS = {c.name: c for c in (Ups, Fedex)}
