import os
import sys
import time
from datetime import datetime, timedelta

import psycopg2
import requests
from psycopg2.extras import execute_values

AIRCALL = "https://api.aircall.io/v1"
AUTH = (os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"])


def calls(frm, to):
    url = AIRCALL + "/calls"
    params = {"from": int(frm.timestamp()), "to": int(to.timestamp()), "per_page": 50, "order": "asc"}
    while url:
        r = requests.get(url, params=params, auth=AUTH)
        if r.status_code == 429:
            time.sleep(60)
            continue
        r.raise_for_status()
        data = r.json()
        for c in data["calls"]:
            yield c
        url = data["meta"]["next_page_link"]
        params = None


def flat(c):
    ts = datetime.utcfromtimestamp
    return (
        c["id"],
        c["direction"],
        c["status"],
        c.get("missed_call_reason"),
        ts(c["started_at"]),
        ts(c["answered_at"]) if c["answered_at"] else None,
        c["duration"],
        c["user"]["name"] if c.get("user") else None,
        c["number"]["name"] if c.get("number") else None,
        [t["name"] for t in c.get("tags", [])],
    )


def main():
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    to = datetime.utcnow()
    frm = to - timedelta(days=days)
    rows = [flat(c) for c in calls(frm, to) if c["status"] == "done"]
    conn = psycopg2.connect(os.environ["DATABASE_URL"])
    with conn:
        with conn.cursor() as cur:
            execute_values(
                cur,
                """INSERT INTO calls (id, direction, status, missed_reason, started_at, answered_at, duration, agent, line, tags)
                   VALUES %s ON CONFLICT (id) DO UPDATE SET tags = EXCLUDED.tags, duration = EXCLUDED.duration""",
                rows,
            )
    conn.close()
    print(len(rows), "calls")


if __name__ == "__main__":
    main()
