import json
import os
import sys

import requests

import paths

BASE = "https://api.gong.io/v2"
AUTH = (os.environ["GONG_KEY"], os.environ["GONG_SECRET"])


def extensive(day):
    cursor = None
    while True:
        body = {
            "filter": {"fromDateTime": f"{day}T00:00:00Z", "toDateTime": f"{day}T23:59:59Z"},
            "contentSelector": {"context": "Extended", "exposedFields": {"parties": True, "interaction": {"speakers": True}}},
        }
        if cursor:
            body["cursor"] = cursor
        resp = requests.post(BASE + "/calls/extensive", json=body, auth=AUTH)
        if resp.status_code == 404:
            return
        resp.raise_for_status()
        data = resp.json()
        for c in data["calls"]:
            yield c
        cursor = data["records"].get("cursor")
        if not cursor:
            return


def opp_id(call):
    for ctx in call.get("context", []):
        for obj in ctx.get("objects", []):
            if obj["objectType"] == "Opportunity":
                return obj["objectId"]


day = sys.argv[1]
out = []
for call in extensive(day):
    oid = opp_id(call)
    if not oid:
        continue
    speakers = call["interaction"]["speakers"]
    out.append({
        "call": call["metaData"]["id"],
        "opp": oid,
        "minutes": call["metaData"]["duration"] / 60,
        "customer_share": sum(s["talkTime"] for s in speakers if s.get("userId") is None) / max(1, call["metaData"]["duration"]),
        "emails": [p["emailAddress"] for p in call["parties"] if p.get("affiliation") == "External" and p.get("emailAddress")],
    })
paths.calls(day).write_text(json.dumps(out))
print(len(out), "calls with opp")
