import argparse
import datetime
import logging
import os
from typing import Iterator

import requests
from google.cloud import bigquery

log = logging.getLogger("csat")

SUBDOMAIN = os.environ["ZENDESK_SUBDOMAIN"]
AUTH = (os.environ["ZENDESK_EMAIL"] + "/token", os.environ["ZENDESK_TOKEN"])
TABLE = "acme-support.zendesk.satisfaction_ratings"

SCHEMA = [
    bigquery.SchemaField("id", "INT64", mode="REQUIRED"),
    bigquery.SchemaField("ticket_id", "INT64"),
    bigquery.SchemaField("score", "STRING"),
    bigquery.SchemaField("comment", "STRING"),
    bigquery.SchemaField("assignee_id", "INT64"),
    bigquery.SchemaField("created_at", "TIMESTAMP"),
]


def last_loaded(bq: bigquery.Client) -> int:
    rows = list(bq.query(f"SELECT UNIX_SECONDS(MAX(created_at)) AS ts FROM `{TABLE}`").result())
    if rows and rows[0].ts:
        return rows[0].ts + 1
    return int(datetime.datetime(2022, 1, 1).timestamp())


def ratings(start_time: int) -> Iterator[dict]:
    url = f"https://{SUBDOMAIN}.zendesk.com/api/v2/satisfaction_ratings.json"
    params = {"start_time": start_time, "page[size]": 100}
    while url:
        resp = requests.get(url, params=params, auth=AUTH, timeout=60)
        resp.raise_for_status()
        payload = resp.json()
        for rating in payload["satisfaction_ratings"]:
            if rating["score"] in ("offered", "unoffered"):
                continue
            yield {f.name: rating.get(f.name) for f in SCHEMA}
        url = payload["links"]["next"] if payload["meta"]["has_more"] else None
        params = None


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--full", action="store_true")
    args = ap.parse_args()
    logging.basicConfig(level=logging.INFO)

    bq = bigquery.Client()
    since = 0 if args.full else last_loaded(bq)
    rows = list(ratings(since))
    if not rows:
        log.info("nothing new since %s", since)
        return
    job = bq.load_table_from_json(
        rows,
        TABLE,
        job_config=bigquery.LoadJobConfig(
            schema=SCHEMA,
            write_disposition="WRITE_TRUNCATE" if args.full else "WRITE_APPEND",
        ),
    )
    job.result()
    log.info("loaded %d ratings", job.output_rows)
    requests.get(os.environ["HEALTHCHECK_URL"], timeout=10)


if __name__ == "__main__":
    main()
