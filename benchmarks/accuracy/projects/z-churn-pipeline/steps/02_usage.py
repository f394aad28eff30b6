import csv
import json
import os
import sys
from collections import Counter
from datetime import date, timedelta

import requests

to = date.today() - timedelta(days=1)
frm = to - timedelta(days=28)

resp = requests.get(
    "https://data.mixpanel.com/api/2.0/export",
    params={"from_date": frm.isoformat(), "to_date": to.isoformat(), "event": json.dumps(["report_opened", "login"])},
    auth=(os.environ["MIXPANEL_SECRET"], ""),
    stream=True,
)
resp.raise_for_status()

counts = Counter()
for line in resp.iter_lines():
    if not line:
        continue
    ev = json.loads(line)
    acc = ev["properties"].get("account_id")
    if acc:
        counts[acc, ev["event"]] += 1

w = csv.writer(sys.stdout)
w.writerow(["account_id", "event", "n"])
for (acc, event), n in sorted(counts.items()):
    w.writerow([acc, event, n])
