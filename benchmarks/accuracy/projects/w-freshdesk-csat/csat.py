#!/usr/bin/env python
"""csat: pull satisfaction ratings, keep history, push the board.

usage: csat.py pull | board | teams | all
"""
import base64
import json
import os
import sys
import urllib.parse
import urllib.request
from contextlib import contextmanager

import psycopg2
from psycopg2.extras import RealDictCursor, execute_values

FD = "https://%s.freshdesk.com/api/v2/" % os.environ.get("FD_DOMAIN", "acme")
GB = "https://api.geckoboard.com/datasets/support.csat"

UPSERT = """
insert into csat_rating (id, ticket_id, agent, score, feedback, created_at)
values %s
on conflict (id) do update set score = excluded.score, feedback = excluded.feedback
"""

WEEKLY = """
select agent,
       count(*)                                   as answers,
       round(avg((score >= 100)::int) * 100)      as happy_pct
  from csat_rating
 where created_at > now() - interval '7 days'
 group by agent
 order by happy_pct desc, answers desc
"""


def basic(user, pw="X"):
    raw = ("%s:%s" % (user, pw)).encode()
    return "Basic " + base64.b64encode(raw).decode()


def http(method, url, body=None, auth=None):
    req = urllib.request.Request(url, method=method)
    req.add_header("Content-Type", "application/json")
    if auth:
        req.add_header("Authorization", auth)
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(req, data, timeout=60) as resp:
        text = resp.read().decode()
    try:
        return json.loads(text)
    except ValueError:
        return text


def fd(path, **params):
    qs = "?" + urllib.parse.urlencode(params) if params else ""
    return http("GET", FD + path + qs, auth=basic(os.environ["FD_KEY"]))


@contextmanager
def cursor():
    conn = psycopg2.connect(os.environ["CSAT_DSN"])
    try:
        with conn, conn.cursor(cursor_factory=RealDictCursor) as cur:
            yield cur
    finally:
        conn.close()


def pull():
    with cursor() as cur:
        cur.execute("select coalesce(max(created_at), '2023-01-01') as last from csat_rating")
        since = cur.fetchone()["last"]
    agents = {a["id"]: a["contact"]["name"] for a in fd("agents", per_page=100)}
    page, batch = 1, []
    while True:
        ratings = fd("surveys/satisfaction_ratings", created_since=str(since)[:19] + "Z",
                     page=page, per_page=100)
        if not ratings:
            break
        for r in ratings:
            batch.append((
                r["id"], r["ticket_id"], agents.get(r["agent_id"], "n/a"),
                r["ratings"]["default_question"], (r.get("feedback") or "")[:2000], r["created_at"],
            ))
        page += 1
    if batch:
        with cursor() as cur:
            execute_values(cur, UPSERT, batch)
    sys.stderr.write("%d ratings\n" % len(batch))


def weekly():
    with cursor() as cur:
        cur.execute(WEEKLY)
        return cur.fetchall()


def board():
    data = [{"agent": r["agent"], "answers": int(r["answers"]), "happy": float(r["happy_pct"]) / 100}
            for r in weekly()]
    http("PUT", GB + "/data", {"data": data}, auth=basic(os.environ["GECKOBOARD_KEY"], ""))


def teams():
    facts = [{"title": r["agent"], "value": "%s%% (%s)" % (r["happy_pct"], r["answers"])} for r in weekly()]
    card = {
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "content": {
                "type": "AdaptiveCard", "version": "1.4",
                "body": [
                    {"type": "TextBlock", "size": "Large", "text": "CSAT, last 7 days"},
                    {"type": "FactSet", "facts": facts},
                ],
            },
        }],
    }
    http("POST", os.environ["TEAMS_WEBHOOK_URL"], card)


STEPS = {"pull": [pull], "board": [board], "teams": [teams], "all": [pull, board, teams]}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in STEPS:
        sys.exit(__doc__)
    for step in STEPS[sys.argv[1]]:
        step()
