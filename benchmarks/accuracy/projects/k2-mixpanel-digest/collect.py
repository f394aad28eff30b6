import json
import os
from datetime import date, timedelta

import requests

from store import Store


def export(day):
    r = requests.get(
        "https://data.mixpanel.com/api/2.0/export",
        auth=(os.environ["MP_USER"], os.environ["MP_SECRET"]),
        params={"from_date": day, "to_date": day, "project_id": os.environ["MP_PROJECT"]},
        stream=True,
    )
    r.raise_for_status()
    for line in r.iter_lines():
        if line:
            yield json.loads(line)


def clean(raw):
    for e in raw:
        p = e["properties"]
        if not p.get("account"):
            continue
        yield {
            "insert_id": p["$insert_id"],
            "event": e["event"],
            "time": p["time"],
            "account": p["account"],
            "user": p["distinct_id"],
        }


if __name__ == "__main__":
    yesterday = date.today() - timedelta(days=1)
    with Store() as store:
        store.save(clean(export(yesterday.isoformat())))
