"""Nightly CX flow.

* Yotpo reviews -> ClickHouse (full row) and -> Klaviyo (event, so that the "thank you" / "sorry" flows start)
* Gorgias backlog -> a page in Notion for the stand-up
"""
from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta, timezone

import clickhouse_connect
import httpx
from klaviyo_api import KlaviyoAPI
from notion_client import Client as Notion
from prefect import flow, get_run_logger, task, unmapped
from prefect.blocks.system import Secret, String
from prefect.states import State

COLUMNS = ["review_id", "sku", "score", "title", "content", "email", "created_at"]


def secret(name: str) -> str:
    return Secret.load(name).get()


@task(retries=3, retry_delay_seconds=30)
def yotpo_token(app_key: str) -> str:
    r = httpx.post(
        "https://api.yotpo.com/oauth/token",
        json={"client_id": app_key, "client_secret": secret("yotpo-secret"), "grant_type": "client_credentials"},
    )
    return r.raise_for_status().json()["access_token"]


@task(retries=3, retry_delay_seconds=30)
def yotpo_reviews(app_key: str, token: str, since: datetime) -> list[dict]:
    out, page = [], 1
    with httpx.Client(base_url="https://api.yotpo.com/v1", timeout=30) as http:
        while True:
            batch = http.get(
                f"/apps/{app_key}/reviews",
                params={"utoken": token, "since_updated_at": since.date().isoformat(), "count": 100, "page": page},
            ).json()["reviews"]
            if not batch:
                return out
            out += batch
            page += 1


@task
def store(reviews: list[dict]) -> int:
    client = clickhouse_connect.get_client(
        host=String.load("clickhouse-host").value, username="prefect", password=secret("clickhouse-password"), secure=True
    )
    rows = [
        [r["id"], r["sku"], r["score"], r["title"], r["content"], r["email"], datetime.fromisoformat(r["created_at"])]
        for r in reviews
    ]
    client.insert("cx.reviews", rows, column_names=COLUMNS)
    return len(rows)


@task(task_run_name="event-{review[id]}", tags=["klaviyo"])
def klaviyo_event(review: dict, metric: str) -> None:
    klaviyo = KlaviyoAPI(secret("klaviyo-key"), max_delay=60, max_retries=3)
    klaviyo.Events.create_event(
        {
            "data": {
                "type": "event",
                "attributes": {
                    "metric": {"data": {"type": "metric", "attributes": {"name": metric}}},
                    "profile": {"data": {"type": "profile", "attributes": {"email": review["email"]}}},
                    "properties": {"score": review["score"], "sku": review["sku"], "title": review["title"]},
                    "unique_id": f"yotpo-{review['id']}",
                },
            }
        }
    )


@task(retries=2)
def gorgias_backlog(domain: str) -> list[dict]:
    auth = httpx.BasicAuth("cx-bot@oatly-like.example", secret("gorgias-key"))
    tickets, cursor = [], None
    with httpx.Client(base_url=f"https://{domain}.gorgias.com/api", auth=auth) as http:
        while True:
            params = {"limit": 100, "order_by": "created_datetime:asc"}
            if cursor:
                params["cursor"] = cursor
            body = http.get("/tickets", params=params).raise_for_status().json()
            tickets.extend(t for t in body["data"] if t["status"] == "open")
            cursor = body["meta"].get("next_cursor")
            if not cursor:
                return tickets


@task
def standup_page(tickets: list[dict], reviews_state: str) -> None:
    by_channel = Counter(t["channel"] for t in tickets)
    oldest = tickets[:10]

    def bullet(text: str) -> dict:
        return {
            "object": "block",
            "type": "bulleted_list_item",
            "bulleted_list_item": {"rich_text": [{"type": "text", "text": {"content": text}}]},
        }

    Notion(auth=secret("notion-token")).pages.create(
        parent={"database_id": String.load("standup-db").value},
        properties={
            "Name": {"title": [{"text": {"content": f"CX backlog {datetime.now():%d %b}"}}]},
            "Open": {"number": sum(by_channel.values())},
            "Nightly sync": {"select": {"name": reviews_state}},
        },
        children=[bullet(f"{c}: {n}") for c, n in by_channel.most_common()]
        + [bullet(f"#{t['id']} {t['subject']}") for t in oldest],
    )


@flow(name="reviews")
def reviews(days: int = 1) -> None:
    app_key = String.load("yotpo-app-key").value
    since = datetime.now(timezone.utc) - timedelta(days=days)
    rows = yotpo_reviews(app_key, yotpo_token(app_key), since)
    stored = store.submit(rows)

    happy = [r for r in rows if r["score"] >= 4]
    unhappy = [r for r in rows if r["score"] < 3]
    klaviyo_event.map(happy, metric=unmapped("Left a good review"), wait_for=[stored]).wait()
    klaviyo_event.map(unhappy, metric=unmapped("Left a bad review"), wait_for=[stored]).wait()
    get_run_logger().info("%d reviews stored", stored.result())


@flow(name="cx-nightly", log_prints=True)
def cx_nightly() -> None:
    state: State = reviews(return_state=True)
    tickets = gorgias_backlog(String.load("gorgias-domain").value)
    standup_page(tickets, "ok" if state.is_completed() else "failed")


if __name__ == "__main__":
    cx_nightly.serve(name="nightly", cron="0 3 * * *")
