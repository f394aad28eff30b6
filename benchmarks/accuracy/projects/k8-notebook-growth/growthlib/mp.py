"""Mixpanel raw export as a stream."""
import json
import os

import pandas as pd
import requests


def stream(day_from, day_to, events):
    resp = requests.get(
        "https://data.mixpanel.com/api/2.0/export",
        params={"from_date": day_from, "to_date": day_to, "event": json.dumps(events)},
        auth=(os.environ["MIXPANEL_SECRET"], ""),
        stream=True,
    )
    resp.raise_for_status()
    for line in resp.iter_lines():
        if line:
            yield json.loads(line)


def activity(day_from, day_to, events=("Project created", "Invite sent")):
    rows = ({"user": e["properties"]["distinct_id"], "event": e["event"]} for e in stream(day_from, day_to, list(events)))
    df = pd.DataFrame(rows)
    return df.pivot_table(index="user", columns="event", aggfunc="size", fill_value=0)
