import os

import requests

from billing.providers import amazon

LIMIT = float(os.getenv("AWS_LIMIT", "20000"))
total = sum(l.usd for l in amazon())

if total > LIMIT:
    requests.post(os.environ["MATTERMOST_HOOK"], json={"text": f"AWS bill of this month is at {total:,.0f} USD"})
    requests.post("https://events.pagerduty.com/v2/enqueue", json={
        "routing_key": os.environ["PD_ROUTING_KEY"],
        "event_action": "trigger",
        "payload": {"summary": f"AWS spend above {LIMIT}", "source": "cloud-bill", "severity": "warning"},
    })
