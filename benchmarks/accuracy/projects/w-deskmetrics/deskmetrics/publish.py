import os

import requests


def to_rows(records):
    for r in records:
        yield {"Day": str(r["day"]), "Team": r["team"], "Conversations": r["n"],
               "FirstReplyMin": round((r["frt"] or 0) / 60, 1), "Breaches": int(r["breaches"] or 0)}


def publish(repo):
    rows = list(to_rows(repo.daily()))
    url = "https://api.powerbi.com/beta/%s/datasets/%s/rows?key=%s" % (
        os.environ["PBI_TENANT"], os.environ["PBI_DATASET"], os.environ["PBI_KEY"])
    for i in range(0, len(rows), 1000):
        requests.post(url, json={"rows": rows[i:i + 1000]}, timeout=60).raise_for_status()
