import functools
import os
import socket
import traceback

import requests


def slack(text):
    requests.post(os.environ["SLACK_URL"], json={"text": text, "username": "ops-" + socket.gethostname()}, timeout=10)


def page(summary, severity="error"):
    requests.post(
        "https://events.pagerduty.com/v2/enqueue",
        json={
            "routing_key": os.environ["PD_KEY"],
            "event_action": "trigger",
            "payload": {"summary": summary, "severity": severity, "source": "ops-checks"},
        },
        timeout=10,
    )


def guarded(hc_id):
    """ping healthchecks + alert when the check crashes"""

    def deco(fn):
        @functools.wraps(fn)
        def inner(*a, **kw):
            url = "https://hc-ping.com/" + hc_id
            try:
                res = fn(*a, **kw)
            except Exception as e:
                requests.post(url + "/fail", data=traceback.format_exc()[-2000:])
                slack(f"{fn.__module__}.{fn.__name__} crashed: {e}")
                raise
            requests.get(url)
            return res

        return inner

    return deco
