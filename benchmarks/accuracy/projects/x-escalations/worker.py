import os
import traceback

import requests

import bus
from clients import IntercomClient, JiraClient

PROJECT = os.getenv("JIRA_PROJECT", "SUP")

intercom = IntercomClient()
jira = JiraClient()


def handle(msg):
    desc = f"{msg['text']}\n\nCustomer: {msg['customer']}\n{msg['url']}"
    key = jira.create(PROJECT, msg["title"], desc, labels=["from-support"])
    intercom.note(msg["id"], f"<p>Filed as <b>{key}</b></p>")


def page(reason):
    requests.post("https://events.pagerduty.com/v2/enqueue", timeout=10, json={
        "routing_key": os.environ["PD_KEY"],
        "event_action": "trigger",
        "payload": {"summary": f"escalation worker died: {reason}", "source": "escalations", "severity": "error"},
    })


if __name__ == "__main__":
    try:
        bus.consume(bus.channel(), handle)
    except Exception:
        page(traceback.format_exc(limit=1))
        raise
