import os

import requests


def on_call(schedule):
    response = requests.get(
        "https://api.pagerduty.com/oncalls",
        params={"schedule_ids[]": schedule, "earliest": "true"},
        headers={
            "Authorization": f"Token token={os.environ['PAGERDUTY_TOKEN']}",
            "Accept": "application/vnd.pagerduty+json;version=2",
        },
        timeout=15,
    )
    response.raise_for_status()
    entries = response.json()["oncalls"]
    return entries[0]["user"]["summary"] if entries else "nobody"
