import os
import time

import requests

from common.xl import add_sheet

URL = "https://api.aircall.io/v1/calls"
rows = []
params = {"from": int(time.time()) - 7 * 86400, "per_page": 50}
url = URL
while url:
    js = requests.get(url, params=params, auth=(os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"])).json()
    for c in js["calls"]:
        rows.append((c["started_at"], c["direction"], c["duration"], (c.get("user") or {}).get("name", "-")))
    url, params = js["meta"]["next_page_link"], None
add_sheet("calls", ["started", "direction", "seconds", "agent"], rows)
