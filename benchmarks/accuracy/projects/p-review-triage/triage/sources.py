import os
from dataclasses import dataclass
from typing import AsyncIterator

import aiohttp
from google.auth.transport.requests import Request as GoogleRequest
from google.oauth2.credentials import Credentials

STARS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}


@dataclass
class Review:
    key: str
    where: str
    stars: int
    author: str
    text: str
    date: str
    topic: str = ""
    sentiment: str = ""


async def yotpo(http: aiohttp.ClientSession, since: str) -> AsyncIterator[Review]:
    app = os.environ["YOTPO_APP_KEY"]
    page = 1
    while True:
        async with http.get(
            f"https://api.yotpo.com/v1/apps/{app}/reviews",
            params={"utoken": os.environ["YOTPO_UTOKEN"], "since_date": since, "count": 100, "page": page},
        ) as r:
            r.raise_for_status()
            batch = (await r.json())["reviews"]
        for x in batch:
            yield Review(f"yo-{x['id']}", "shop", x["score"], x["name"], x["content"], x["created_at"][:10])
        if len(batch) < 100:
            break
        page += 1


def _google_token() -> str:
    creds = Credentials(
        None,
        refresh_token=os.environ["GBP_REFRESH_TOKEN"],
        client_id=os.environ["GBP_CLIENT_ID"],
        client_secret=os.environ["GBP_CLIENT_SECRET"],
        token_uri="https://oauth2.googleapis.com/token",
    )
    creds.refresh(GoogleRequest())
    return creds.token


async def google(http: aiohttp.ClientSession, since: str) -> AsyncIterator[Review]:
    headers = {"Authorization": f"Bearer {_google_token()}"}
    account = os.environ["GBP_ACCOUNT"]
    for location in os.environ["GBP_LOCATIONS"].split(","):
        url = f"https://mybusiness.googleapis.com/v4/accounts/{account}/locations/{location}/reviews"
        async with http.get(url, headers=headers, params={"pageSize": 50, "orderBy": "updateTime desc"}) as r:
            r.raise_for_status()
            data = await r.json()
        for x in data.get("reviews", []):
            if x["updateTime"][:10] < since:
                break
            yield Review(
                f"gg-{x['reviewId']}", f"store {location}", STARS[x["starRating"]],
                x["reviewer"].get("displayName", ""), x.get("comment", ""), x["updateTime"][:10],
            )


SOURCES = (yotpo, google)
