import os

import requests


def trigger(summary, source):
    r = requests.post(
        "https://events.pagerduty.com/v2/enqueue",
        json={
            "routing_key": os.environ["PD_ROUTING_KEY"],
            "event_action": "trigger",
            "payload": {"summary": summary, "source": source, "severity": "critical"},
        },
        timeout=10,
    )
    r.raise_for_status()
    return r.json()["dedup_key"]
