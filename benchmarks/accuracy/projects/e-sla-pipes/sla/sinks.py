import os
import socket

import clickhouse_connect
import httpx

from .pipes import Sink

COLUMNS = ["number", "customer", "tier", "created", "overdue"]


def _clickhouse(items):
    client = clickhouse_connect.get_client(host=os.environ["CH_HOST"], password=os.environ["CH_PASSWORD"])
    rows = [[getattr(t, c) for c in COLUMNS] for t in items]
    if rows:
        client.insert("support.open_tickets", rows, column_names=COLUMNS)
    return len(rows)


def _pagerduty(items):
    n = 0
    for t in items:
        if t.overdue <= 0:
            continue
        httpx.post("https://events.pagerduty.com/v2/enqueue", json={
            "routing_key": os.environ["PD_ROUTING_KEY"],
            "event_action": "trigger",
            "dedup_key": f"sla-{t.number}",
            "payload": {
                "summary": f"#{t.number} is {t.overdue} min over its SLA",
                "source": socket.gethostname(),
                "severity": "error",
            },
        }).raise_for_status()
        n += 1
    return n


archive = Sink(_clickhouse)
page = Sink(_pagerduty)
