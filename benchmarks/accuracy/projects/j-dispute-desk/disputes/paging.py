import os

import requests


def page(summary, severity="warning"):
    requests.post(
        "https://events.pagerduty.com/v2/enqueue",
        json={
            "routing_key": os.environ["PD_ROUTING_KEY"],
            "event_action": "trigger",
            "payload": {"summary": summary, "severity": severity, "source": "dispute-desk"},
        },
        timeout=10,
    ).raise_for_status()
