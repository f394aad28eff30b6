import json
import os

import requests

BASE = os.environ["AC_URL"].rstrip("/") + "/api/3"
s = requests.Session()
s.headers["Api-Token"] = os.environ["AC_KEY"]

F_SCORE, F_COMPANY, F_SIZE = 12, 14, 15
HOT_AUTOMATION = 41

rows = json.load(open("data/scored.json"))
hot = 0
for r in rows:
    first, _, last = (r["name"] or "").partition(" ")
    res = s.post(BASE + "/contact/sync", json={"contact": {
        "email": r["email"], "firstName": first, "lastName": last,
        "fieldValues": [
            {"field": F_SCORE, "value": str(r["score"])},
            {"field": F_COMPANY, "value": r.get("company", "")},
            {"field": F_SIZE, "value": str(r.get("employees") or "")},
        ]}})
    res.raise_for_status()
    if r["score"] >= 50:
        hot += 1
        s.post(BASE + "/contactAutomations", json={"contactAutomation": {
            "contact": res.json()["contact"]["id"], "automation": HOT_AUTOMATION}})

requests.post(os.environ["TEAMS_WEBHOOK"], json={"text": f"{hot} hot trials today (of {len(rows)})"})
