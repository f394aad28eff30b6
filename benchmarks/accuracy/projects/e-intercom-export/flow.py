import asyncio
import json
from datetime import datetime, timedelta, timezone

import httpx
from google.cloud import bigquery, storage
from prefect import flow, get_run_logger, task
from prefect.blocks.system import Secret

API = "https://api.intercom.io"
BUCKET = "acme-raw-intercom"
TABLE = "acme-analytics.support.conversations"


def headers():
    return {
        "Authorization": f"Bearer {Secret.load('intercom-token').get()}",
        "Intercom-Version": "2.10",
        "Accept": "application/json",
    }


async def search(client, since, until):
    body = {
        "query": {
            "operator": "AND",
            "value": [
                {"field": "updated_at", "operator": ">", "value": since},
                {"field": "updated_at", "operator": "<", "value": until},
            ],
        },
        "pagination": {"per_page": 150},
    }
    while True:
        r = await client.post("/conversations/search", json=body)
        r.raise_for_status()
        page = r.json()
        for c in page["conversations"]:
            yield c
        nxt = (page.get("pages") or {}).get("next")
        if not nxt:
            return
        body["pagination"]["starting_after"] = nxt["starting_after"]


async def full(client, sem, cid):
    async with sem:
        for attempt in range(4):
            r = await client.get(f"/conversations/{cid}")
            if r.status_code == 429:
                await asyncio.sleep(2**attempt)
                continue
            r.raise_for_status()
            return r.json()
        raise RuntimeError(f"gave up on {cid}")


def flatten(c):
    parts = c.get("conversation_parts", {}).get("conversation_parts", [])
    stats = c.get("statistics") or {}
    return {
        "id": c["id"],
        "created_at": c["created_at"],
        "updated_at": c["updated_at"],
        "state": c["state"],
        "assignee": c.get("admin_assignee_id"),
        "rating": (c.get("conversation_rating") or {}).get("rating"),
        "first_reply_s": stats.get("time_to_admin_reply"),
        "parts": len(parts),
        "tags": [t["name"] for t in c.get("tags", {}).get("tags", [])],
    }


@task(retries=2, retry_delay_seconds=120)
async def fetch(since: int, until: int) -> list:
    sem = asyncio.Semaphore(8)
    async with httpx.AsyncClient(base_url=API, headers=headers(), timeout=60) as client:
        ids = [c["id"] async for c in search(client, since, until)]
        docs = await asyncio.gather(*(full(client, sem, i) for i in ids))
    return [flatten(d) for d in docs]


@task
def to_gcs(rows: list, day: str) -> str:
    blob = storage.Client().bucket(BUCKET).blob(f"conversations/{day}.jsonl")
    blob.upload_from_string("\n".join(json.dumps(r) for r in rows), content_type="application/json")
    return f"gs://{BUCKET}/{blob.name}"


@task
def to_bq(uri: str):
    client = bigquery.Client()
    job = client.load_table_from_uri(
        uri,
        TABLE,
        job_config=bigquery.LoadJobConfig(
            source_format=bigquery.SourceFormat.NEWLINE_DELIMITED_JSON,
            write_disposition="WRITE_APPEND",
            autodetect=True,
        ),
    )
    job.result()
    return job.output_rows


@flow(name="intercom-export")
async def export(day: str | None = None):
    log = get_run_logger()
    end = datetime.fromisoformat(day).replace(tzinfo=timezone.utc) if day else datetime.now(timezone.utc)
    end = end.replace(hour=0, minute=0, second=0, microsecond=0)
    start = end - timedelta(days=1)
    rows = await fetch(int(start.timestamp()), int(end.timestamp()))
    if not rows:
        log.info("no conversations")
        return
    uri = to_gcs(rows, start.date().isoformat())
    n = to_bq(uri)
    log.info("%s rows loaded", n)


if __name__ == "__main__":
    asyncio.run(export())
