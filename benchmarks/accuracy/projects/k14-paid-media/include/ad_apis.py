from __future__ import annotations

import logging
from typing import Any, Callable, Iterator

import requests
from airflow.models import Variable

logger = logging.getLogger(__name__)

TIKTOK_URL = "https://business-api.tiktok.com/open_api/v1.3/report/integrated/get/"
CRITEO_URL = "https://api.criteo.com"


def with_pages(fetch: Callable[..., tuple[list[dict], int]]) -> Callable[..., Iterator[dict]]:
    """Turn ``fetch(day, page) -> (rows, total_pages)`` into a generator of rows."""

    def inner(day: str, **kwargs: Any) -> Iterator[dict]:
        page, total = 1, 1
        while page <= total:
            rows, total = fetch(day, page, **kwargs)
            logger.info("%s page %s/%s: %s rows", fetch.__name__, page, total, len(rows))
            yield from rows
            page += 1

    return inner


@with_pages
def tiktok_rows(day: str, page: int, advertiser: str) -> tuple[list[dict], int]:
    resp = requests.get(
        TIKTOK_URL,
        headers={"Access-Token": Variable.get("tiktok_access_token")},
        params={
            "advertiser_id": advertiser,
            "report_type": "BASIC",
            "data_level": "AUCTION_CAMPAIGN",
            "dimensions": '["campaign_id","stat_time_day"]',
            "metrics": '["campaign_name","spend","impressions","clicks","conversion"]',
            "start_date": day,
            "end_date": day,
            "page": page,
            "page_size": 500,
        },
        timeout=60,
    )
    resp.raise_for_status()
    data = resp.json()["data"]
    rows = [{**r["dimensions"], **r["metrics"]} for r in data["list"]]
    return rows, data["page_info"]["total_page"]


def criteo_csv(day: str, advertiser_ids: str) -> str:
    token = requests.post(
        f"{CRITEO_URL}/oauth2/token",
        data={
            "grant_type": "client_credentials",
            "client_id": Variable.get("criteo_client_id"),
            "client_secret": Variable.get("criteo_client_secret"),
        },
        timeout=30,
    ).json()["access_token"]
    resp = requests.post(
        f"{CRITEO_URL}/2024-01/statistics/report",
        headers={"Authorization": f"Bearer {token}"},
        json={
            "advertiserIds": advertiser_ids,
            "dimensions": ["CampaignId", "Campaign", "Day"],
            "metrics": ["AdvertiserCost", "Displays", "Clicks"],
            "startDate": day,
            "endDate": day,
            "format": "csv",
            "currency": "EUR",
            "timezone": "UTC",
        },
        timeout=120,
    )
    resp.raise_for_status()
    return resp.text
