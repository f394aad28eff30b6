from datetime import datetime, timedelta, timezone

import httpx

from .config import Settings
from .models import Review


def week_ago() -> datetime:
    return datetime.now(timezone.utc) - timedelta(days=7)


async def yotpo_reviews(http: httpx.AsyncClient, cfg: Settings) -> list[Review]:
    res = await http.get(
        f"https://api.yotpo.com/v1/apps/{cfg.yotpo_app_key}/reviews",
        params={"utoken": cfg.yotpo_utoken.get_secret_value(), "since_date": f"{week_ago():%Y-%m-%d}", "count": 100},
    )
    res.raise_for_status()
    return [
        Review(origin="yotpo", id=str(r["id"]), stars=r["score"], title=r["title"], body=r["content"],
               author=r["name"], email=r["email"], created=r["created_at"])
        for r in res.json()["reviews"]
        if not r["deleted"]
    ]


async def trustpilot_reviews(http: httpx.AsyncClient, cfg: Settings) -> list[Review]:
    res = await http.get(
        f"https://api.trustpilot.com/v1/business-units/{cfg.trustpilot_unit}/reviews",
        headers={"apikey": cfg.trustpilot_key.get_secret_value()},
        params={"perPage": 100, "orderBy": "createdat.desc"},
    )
    res.raise_for_status()
    found = (
        Review(origin="trustpilot", id=r["id"], stars=r["stars"], title=r["title"], body=r["text"],
               author=r["consumer"]["displayName"], created=r["createdAt"])
        for r in res.json()["reviews"]
    )
    return [r for r in found if r.created >= week_ago()]
