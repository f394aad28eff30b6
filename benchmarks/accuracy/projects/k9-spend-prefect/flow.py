from __future__ import annotations

import os
import tomllib
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Iterable

import clickhouse_connect
import gspread
import httpx
from google.ads.googleads.client import GoogleAdsClient
from prefect import flow, get_run_logger, task
from prefect.blocks.notifications import SlackWebhook

CFG = tomllib.loads((Path(__file__).parent / "config.toml").read_text())


@dataclass(frozen=True)
class Spend:
    day: date
    channel: str
    campaign: str
    cost: float
    clicks: int


@dataclass(frozen=True)
class Thread:
    day: date
    post_id: str
    upvotes: int


@task(retries=3, retry_delay_seconds=60)
def google_ads(day: date) -> list[Spend]:
    client = GoogleAdsClient.load_from_storage(CFG["google_ads"]["yaml"])
    service = client.get_service("GoogleAdsService")
    query = f"""
        SELECT campaign.name, metrics.cost_micros, metrics.clicks
        FROM campaign WHERE segments.date = '{day}'
    """
    out: list[Spend] = []
    for batch in service.search_stream(customer_id=CFG["google_ads"]["customer_id"], query=query):
        for row in batch.results:
            out.append(Spend(day, "google", row.campaign.name, row.metrics.cost_micros / 1e6, row.metrics.clicks))
    return out


@task(retries=3, retry_delay_seconds=60)
def tiktok(day: date) -> list[Spend]:
    resp = httpx.get(
        "https://business-api.tiktok.com/open_api/v1.3/report/integrated/get/",
        headers={"Access-Token": os.environ["TIKTOK_TOKEN"]},
        params={
            "advertiser_id": CFG["tiktok"]["advertiser_id"],
            "report_type": "BASIC",
            "data_level": "AUCTION_CAMPAIGN",
            "dimensions": '["campaign_id"]',
            "metrics": '["campaign_name","spend","clicks"]',
            "start_date": str(day),
            "end_date": str(day),
        },
    )
    resp.raise_for_status()
    return [
        Spend(day, "tiktok", m["campaign_name"], float(m["spend"]), int(m["clicks"]))
        for m in (x["metrics"] for x in resp.json()["data"]["list"])
    ]


@task(retries=3, retry_delay_seconds=60)
def reddit_posts(day: date) -> list[Thread]:
    """Only for the archive; spend on reddit is booked by the agency."""
    resp = httpx.get(
        f"https://ads-api.reddit.com/api/v2.0/accounts/{CFG['reddit']['account_id']}/posts",
        headers={"Authorization": f"Bearer {os.environ['REDDIT_TOKEN']}"},
    )
    return [Thread(day, p["id"], p.get("upvotes", 0)) for p in resp.json()["data"]]


@task
def store(table: str, items: list) -> int:
    if not items:
        return 0
    client = clickhouse_connect.get_client(host=CFG["clickhouse"]["host"], database=CFG["clickhouse"]["database"])
    client.insert(table, [astuple(i) for i in items], column_names=[f.name for f in fields(items[0])])
    return len(items)


@task
def budgets(channels: Iterable[str]) -> dict[str, float]:
    ws = gspread.service_account().open_by_key(CFG["budgets"]["sheet"]).worksheet(CFG["budgets"]["tab"])
    wanted = set(channels)
    return {r["channel"]: float(r["daily_eur"]) for r in ws.get_all_records() if r["channel"] in wanted}


@task
def alert(spend: list[Spend], limits: dict[str, float]) -> None:
    totals: dict[str, float] = {}
    for s in spend:
        totals[s.channel] = totals.get(s.channel, 0.0) + s.cost
    over = {c: t for c, t in totals.items() if t > limits.get(c, float("inf"))}
    if not over:
        return
    body = "\n".join(f"{c}: {t:.2f} EUR spent, budget {limits[c]:.2f}" for c, t in over.items())
    SlackWebhook.load("marketing-alerts").notify(body, subject="Over budget")


@flow(name="daily-spend")
def daily_spend(day: date | None = None) -> None:
    day = day or date.today() - timedelta(days=1)
    logger = get_run_logger()

    jobs = [t.submit(day) for t in (google_ads, tiktok)]
    spend = [s for job in jobs for s in job.result()]
    threads = reddit_posts.submit(day)

    n = store("spend", spend)
    m = store("reddit_posts", threads.result())
    logger.info("stored %s spend rows, %s threads", n, m)

    alert(spend, budgets(["google", "tiktok"]))


if __name__ == "__main__":
    daily_spend()
