from __future__ import annotations

import json
from datetime import date
from typing import Iterable

import requests

from .domain import CampaignSpend

BASE = "https://business-api.tiktok.com/open_api/v1.3"


class TikTokError(RuntimeError):
    pass


class TikTok:
    def __init__(self, token: str, advertiser: str) -> None:
        self._advertiser = advertiser
        self._session = requests.Session()
        self._session.headers["Access-Token"] = token

    def _unwrap(self, response: requests.Response) -> dict:
        response.raise_for_status()
        body = response.json()
        if body["code"] != 0:
            raise TikTokError(body["message"])
        return body["data"]

    def month_to_date(self) -> Iterable[CampaignSpend]:
        today = date.today()
        page, pages = 1, 1
        while page <= pages:
            data = self._unwrap(self._session.get(f"{BASE}/report/integrated/get/", params={
                "advertiser_id": self._advertiser,
                "report_type": "BASIC",
                "data_level": "AUCTION_CAMPAIGN",
                "dimensions": json.dumps(["campaign_id"]),
                "metrics": json.dumps(["campaign_name", "spend"]),
                "start_date": today.replace(day=1).isoformat(),
                "end_date": today.isoformat(),
                "page": page,
                "page_size": 200,
            }, timeout=30))
            for row in data["list"]:
                yield CampaignSpend(
                    campaign_id=row["dimensions"]["campaign_id"],
                    name=row["metrics"]["campaign_name"],
                    status="ENABLE",
                    spent=float(row["metrics"]["spend"]),
                )
            pages = data["page_info"]["total_page"]
            page += 1

    def pause(self, campaign_id: str) -> None:
        self._unwrap(self._session.post(f"{BASE}/campaign/status/update/", json={
            "advertiser_id": self._advertiser,
            "campaign_ids": [campaign_id],
            "operation_status": "DISABLE",
        }, timeout=30))
