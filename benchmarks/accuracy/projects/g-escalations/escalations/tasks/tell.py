import os

import requests
from slack_sdk import WebClient

from ..app import app


@app.task
def announce(key, url):
    if key is None:
        return
    WebClient(token=os.environ["SLACK_BOT_TOKEN"]).chat_postMessage(
        channel="#escalations",
        text=f"{key} created from <{url}|conversation>",
    )


@app.task
def oncall_reminder():
    r = requests.get(
        "https://api.pagerduty.com/oncalls",
        params={"schedule_ids[]": os.environ["PD_SCHEDULE"], "limit": 1},
        headers={"Authorization": f"Token token={os.environ['PD_TOKEN']}"},
    )
    name = r.json()["oncalls"][0]["user"]["summary"]
    WebClient(token=os.environ["SLACK_BOT_TOKEN"]).chat_postMessage(
        channel="#escalations", text=f"Today on call: {name}"
    )
