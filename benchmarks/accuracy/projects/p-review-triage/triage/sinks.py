import os

import aiohttp

from .sources import Review

BASE, TABLE = os.environ["AIRTABLE_BASE"], os.getenv("AIRTABLE_TABLE", "Reviews")


def _fields(r: Review) -> dict:
    return {
        "Key": r.key, "Where": r.where, "Stars": r.stars, "Author": r.author, "Text": r.text,
        "Date": r.date, "Topic": r.topic, "Sentiment": r.sentiment,
    }


async def airtable(http: aiohttp.ClientSession, reviews: list[Review]) -> None:
    url = f"https://api.airtable.com/v0/{BASE}/{TABLE}"
    headers = {"Authorization": f"Bearer {os.environ['AIRTABLE_PAT']}"}
    for i in range(0, len(reviews), 10):
        chunk = [{"fields": _fields(r)} for r in reviews[i:i + 10]]
        body = {"records": chunk, "performUpsert": {"fieldsToMergeOn": ["Key"]}}
        async with http.patch(url, json=body, headers=headers) as r:
            r.raise_for_status()


async def alert(http: aiohttp.ClientSession, reviews: list[Review]) -> None:
    urgent = [r for r in reviews if r.stars <= 2]
    if not urgent:
        return
    text = "\n\n".join(f"*{r.stars}★ {r.where}* [{r.topic}] {r.author}: {r.text[:280]}" for r in urgent)
    async with http.post(os.environ["GCHAT_WEBHOOK"], json={"text": text}) as r:
        r.raise_for_status()
