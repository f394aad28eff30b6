import argparse
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import wraps
from time import sleep, time

import redis
import requests
from closeio_api import Client as CloseClient

log = logging.getLogger("dialer")
state = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost/2"))
close = CloseClient(os.environ["CLOSE_API_KEY"])


def paced(per_minute):
    gap, lock, last = 60.0 / per_minute, threading.Lock(), [0.0]

    def deco(fn):
        @wraps(fn)
        def inner(*a, **kw):
            with lock:
                wait = last[0] + gap - time()
                if wait > 0:
                    sleep(wait)
                last[0] = time()
            return fn(*a, **kw)
        return inner
    return deco


@paced(55)
def aircall(method, path, **kw):
    r = requests.request(method, "https://api.aircall.io/v1/" + path,
                         auth=(os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"]), timeout=30, **kw)
    r.raise_for_status()
    return r.json() if r.text else None


@dataclass
class Prospect:
    lead_id: str
    company: str
    first: str
    last: str
    phone: str

    @classmethod
    def from_close(cls, lead):
        for c in lead["contacts"]:
            for p in c["phones"]:
                first, _, last = c["name"].partition(" ")
                yield cls(lead["id"], lead["display_name"], first, last, p["phone"])

    def payload(self):
        return {"first_name": self.first, "last_name": self.last, "company_name": self.company,
                "information": self.lead_id, "phone_numbers": [{"label": "Work", "value": self.phone}]}


def leads(query):
    skip = 0
    while True:
        page = close.get("lead", params={"query": query, "_skip": skip, "_limit": 100,
                                         "_fields": "id,display_name,contacts"})
        yield from page["data"]
        if not page["has_more"]:
            return
        skip += 100


def push_contacts(query, workers):
    with ThreadPoolExecutor(workers) as pool:
        jobs = {}
        for lead in leads(query):
            for p in Prospect.from_close(lead):
                jobs[pool.submit(aircall, "POST", "contacts", json=p.payload())] = p
        for j in as_completed(jobs):
            if j.exception():
                log.warning("%s: %s", jobs[j].phone, j.exception())


def pull_calls():
    cursor = int(state.get("dialer:last_call") or time() - 86400)
    newest = cursor
    page = 1
    while True:
        js = aircall("GET", "calls", params={"from": cursor, "page": page, "per_page": 50, "order": "asc",
                                             "fetch_contact": "true"})
        for call in js["calls"]:
            lead_id = ((call.get("contact") or {}).get("information") or "").strip()
            if lead_id.startswith("lead_"):
                close.post("activity/call", data={
                    "lead_id": lead_id, "direction": "outbound" if call["direction"] == "outbound" else "inbound",
                    "duration": call["duration"], "phone": call["raw_digits"], "recording_url": call.get("recording"),
                    "status": "completed"})
            newest = max(newest, call["ended_at"] or 0)
        if not js["meta"]["next_page_link"]:
            break
        page += 1
    state.set("dialer:last_call", newest)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    ap = argparse.ArgumentParser()
    ap.add_argument("--query", default='lead_status:"Cold" has:phone')
    ap.add_argument("--workers", type=int, default=4)
    ns = ap.parse_args()
    push_contacts(ns.query, ns.workers)
    pull_calls()
