"""Zendesk -> BigQuery ticket loader (threaded).

ENV: ZENDESK_EMAIL, ZENDESK_TOKEN, ZENDESK_SUBDOMAIN, BQ_TABLE, PD_ROUTING_KEY
"""
from __future__ import annotations

import logging
import os
import queue
import threading
from datetime import datetime, timedelta, timezone

import requests
from google.cloud import bigquery
from zenpy import Zenpy

log = logging.getLogger("tickets")
BQ_TABLE = os.environ.get("BQ_TABLE", "acme-dwh.support.tickets")
N_WORKERS = 4
BATCH = 200
STOP = object()

jobs: "queue.Queue" = queue.Queue(maxsize=2000)
failed: list[int] = []
failed_lock = threading.Lock()


def to_row(t) -> dict:
    d = t.to_dict()
    return {
        "id": d["id"],
        "subject": d.get("subject"),
        "status": d.get("status"),
        "priority": d.get("priority"),
        "requester_id": d.get("requester_id"),
        "tags": d.get("tags") or [],
        "updated_at": d["updated_at"],
    }


class Loader(threading.Thread):
    daemon = True

    def __init__(self, n: int):
        super().__init__(name=f"loader-{n}")
        self.client = bigquery.Client()
        self.buf: list[dict] = []

    def flush(self):
        if not self.buf:
            return
        errors = self.client.insert_rows_json(BQ_TABLE, self.buf, row_ids=[str(r["id"]) for r in self.buf])
        if errors:
            with failed_lock:
                failed.extend(self.buf[e["index"]]["id"] for e in errors)
        self.buf = []

    def run(self):
        while (item := jobs.get()) is not STOP:
            self.buf.append(to_row(item))
            if len(self.buf) >= BATCH:
                self.flush()
        self.flush()


def last_loaded() -> datetime:
    rows = bigquery.Client().query(f"SELECT MAX(updated_at) AS m FROM `{BQ_TABLE}`").result()
    for row in rows:
        if row.m:
            return row.m
    return datetime.now(timezone.utc) - timedelta(days=30)


def zendesk_is_down() -> bool:
    r = requests.get("https://status.zendesk.com/api/v2/status.json", timeout=10)
    return r.ok and r.json()["status"]["indicator"] == "critical"


def alert(ids: list[int]) -> None:
    requests.post(
        "https://events.pagerduty.com/v2/enqueue",
        json={
            "routing_key": os.environ["PD_ROUTING_KEY"],
            "event_action": "trigger",
            "payload": {
                "summary": f"{len(ids)} tickets not loaded",
                "source": "ticket-loader",
                "severity": "warning",
                "custom_details": {"ticket_ids": ids[:50]},
            },
        },
        timeout=10,
    ).raise_for_status()


def main():
    if zendesk_is_down():
        log.warning("zendesk reports an outage, next time")
        return
    zd = Zenpy(email=os.environ["ZENDESK_EMAIL"], token=os.environ["ZENDESK_TOKEN"],
               subdomain=os.environ["ZENDESK_SUBDOMAIN"])
    workers = [Loader(i) for i in range(N_WORKERS)]
    for w in workers:
        w.start()
    for ticket in zd.tickets.incremental(start_time=last_loaded()):
        jobs.put(ticket)
    for _ in workers:
        jobs.put(STOP)
    for w in workers:
        w.join()
    if failed:
        alert(sorted(failed))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
