# coding: utf-8
import csv
import os
import re
import time
from datetime import date, timedelta

import requests

from settings import *

COLS = ["id", "group_id", "priority", "status", "source", "created_at", "updated_at", "responder"]
ROWS = []
AGENTS = {}


def get(url, params=None):
    while 1:
        r = requests.get(url, params=params, auth=(FD_KEY, "X"), timeout=60)
        if r.status_code == 429:
            time.sleep(int(r.headers.get("Retry-After", 30)))
            continue
        r.raise_for_status()
        return r


def next_link(resp):
    m = re.search(r'<([^>]+)>; ?rel="next"', resp.headers.get("link", ""))
    return m.group(1) if m else None


def load_agents():
    page = 1
    while 1:
        data = get(BASE + "/agents", {"page": page, "per_page": 100}).json()
        for a in data:
            AGENTS[a["id"]] = a["contact"]["email"]
        if len(data) < 100:
            break
        page += 1


def collect(day):
    url = BASE + "/tickets"
    params = {"updated_since": day.isoformat() + "T00:00:00Z", "per_page": 100, "include": "stats"}
    while url:
        resp = get(url, params)
        for t in resp.json():
            t["responder"] = AGENTS.get(t.get("responder_id"), "")
            ROWS.append(t)
        url, params = next_link(resp), None


def write(day):
    path = os.path.join(SPOOL, "tickets_%s.csv" % day.strftime("%Y%m%d"))
    f = open(path, "w", newline="")
    w = csv.DictWriter(f, COLS, extrasaction="ignore")
    w.writeheader()
    w.writerows(ROWS)
    f.close()
    print("wrote %d rows to %s" % (len(ROWS), path))


if __name__ == "__main__":
    yesterday = date.today() - timedelta(days=1)
    load_agents()
    collect(yesterday)
    write(yesterday)
