"""thin wrappers, nothing clever"""
import base64
import json
import os
from datetime import date, timedelta

import pandas as pd
import requests


def mrr_customers():
    key = os.environ["CHARTMOGUL_KEY"]
    rows, cursor = [], None
    while True:
        r = requests.get(
            "https://api.chartmogul.com/v1/customers",
            params={"per_page": 200, "cursor": cursor, "status": "Active"},
            auth=(key, ""),
        )
        r.raise_for_status()
        js = r.json()
        rows += js["entries"]
        if not js["has_more"]:
            break
        cursor = js["cursor"]
    df = pd.DataFrame(rows)[["uuid", "email", "company", "mrr", "country"]]
    df["mrr"] = df["mrr"] / 100
    return df


def last_events(days=30):
    secret = os.environ["MIXPANEL_SECRET"]
    auth = base64.b64encode(f"{secret}:".encode()).decode()
    to = date.today()
    r = requests.get(
        "https://data.mixpanel.com/api/2.0/export",
        params={"from_date": to - timedelta(days=days), "to_date": to, "event": '["session"]'},
        headers={"Authorization": f"Basic {auth}"},
        stream=True,
    )
    recs = [json.loads(l)["properties"] for l in r.iter_lines() if l]
    ev = pd.DataFrame(recs)
    return ev.groupby("$email").size().rename("sessions").reset_index().rename(columns={"$email": "email"})


def nps_scores():
    r = requests.get(
        "https://api.delighted.com/v1/survey_responses.json",
        params={"per_page": 100, "expand": "person"},
        auth=(os.environ["DELIGHTED_KEY"], ""),
    )
    return pd.DataFrame([{"email": x["person"]["email"], "nps": x["score"]} for x in r.json()])
