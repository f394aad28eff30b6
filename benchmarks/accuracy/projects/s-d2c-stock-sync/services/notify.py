import os

import requests


def post(lines, title="Stock sync"):
    hook = os.environ.get("SLACK_WEBHOOK_URL")
    if not hook or not lines:
        return
    text = f"*{title}*\n" + "\n".join(lines[:40])
    requests.post(hook, json={"text": text}, timeout=10).raise_for_status()
