#!/usr/bin/env python3
"""Copies unsubscribes from the Mailchimp audiences into marketing.suppression.

cron: 15 * * * *
"""
import hashlib
import os
import sys
from datetime import datetime, timedelta, timezone

import psycopg2
import psycopg2.extras
import requests

DC = os.environ["MC_KEY"].split("-")[-1]
BASE = f"https://{DC}.api.mailchimp.com/3.0"
AUTH = ("any", os.environ["MC_KEY"])

LISTS = {"newsletter": "4f1b0c11aa", "product-news": "77ac01e3f2", "events": "90bdc1f2aa"}

SQL = """
insert into marketing.suppression (email, list_name, reason, suppressed_at)
values %s
on conflict (email, list_name) do update
   set reason = excluded.reason, suppressed_at = excluded.suppressed_at
"""


def unsubscribed(list_id, since):
    offset = 0
    while True:
        r = requests.get(
            f"{BASE}/lists/{list_id}/members",
            auth=AUTH,
            params={
                "status": "unsubscribed",
                "since_last_changed": since.isoformat(),
                "count": 500,
                "offset": offset,
                "fields": "members.email_address,members.unsubscribe_reason,members.last_changed,total_items",
            },
            timeout=60,
        )
        r.raise_for_status()
        body = r.json()
        yield from body["members"]
        offset += 500
        if offset >= body["total_items"]:
            return


def hard_opt_outs(cur):
    cur.execute("select email from crm.contact where do_not_contact and updated_at > now() - interval '2 hours'")
    return [r[0] for r in cur.fetchall()]


def archive(list_id, email):
    h = hashlib.md5(email.lower().encode()).hexdigest()
    r = requests.patch(f"{BASE}/lists/{list_id}/members/{h}", auth=AUTH,
                       json={"status": "unsubscribed"}, timeout=30)
    if r.status_code not in (200, 404):
        print("could not unsubscribe", email, r.status_code, file=sys.stderr)


def main():
    since = datetime.now(timezone.utc) - timedelta(hours=3)
    conn = psycopg2.connect(os.environ["DATABASE_URL"])
    with conn, conn.cursor() as cur:
        for name, list_id in LISTS.items():
            rows = [
                (m["email_address"].lower(), name, m.get("unsubscribe_reason") or "n/a", m["last_changed"])
                for m in unsubscribed(list_id, since)
            ]
            if rows:
                psycopg2.extras.execute_values(cur, SQL, rows)
            print(name, len(rows))
        for email in hard_opt_outs(cur):
            for list_id in LISTS.values():
                archive(list_id, email)
    conn.close()


if __name__ == "__main__":
    main()
