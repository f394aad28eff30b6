"""Nobody earned points for an hour? Then something is stuck."""
import os
import sys

import clickhouse_connect
import requests

from .conf import CONF


def main():
    client = clickhouse_connect.get_client(host=CONF["clickhouse"]["host"], database=CONF["clickhouse"]["database"],
                                           password=os.environ["CH_PASSWORD"])
    recent = client.query("SELECT count() FROM points WHERE at > now() - INTERVAL 1 HOUR").result_rows[0][0]
    if recent:
        return 0
    requests.post("https://events.pagerduty.com/v2/enqueue", json={
        "routing_key": os.environ["PD_ROUTING_KEY"],
        "event_action": "trigger",
        "dedup_key": "loyalty-stuck",
        "payload": {"summary": "No loyalty points in the last hour", "source": "loyalty", "severity": "warning"},
    }, timeout=10)
    return 1


if __name__ == "__main__":
    sys.exit(main())
