import csv
import os
import sys

import requests

import paths

day = sys.argv[1]
s = requests.Session()
s.headers.update({"Authorization": "Bearer " + os.environ["OUTREACH_TOKEN"], "Content-Type": "application/vnd.api+json"})

url = "https://api.outreach.io/api/v2/mailings"
params = {"filter[deliveredAt]": f"{day}..{day}", "page[size]": 250, "include": "prospect"}
with open(paths.sequences(day), "w", newline="") as fh:
    w = csv.writer(fh)
    w.writerow(["email", "opens", "clicks", "replied"])
    while url:
        r = s.get(url, params=params)
        r.raise_for_status()
        doc = r.json()
        people = {i["id"]: i["attributes"]["emails"] for i in doc.get("included", []) if i["type"] == "prospect"}
        for m in doc["data"]:
            pid = m["relationships"]["prospect"]["data"]["id"]
            a = m["attributes"]
            for e in people.get(pid, []):
                w.writerow([e, a["openCount"], a["clickCount"], int(bool(a["repliedAt"]))])
        url, params = doc.get("links", {}).get("next"), None
