import time

import onfleet_api
from planner import Planner

now = int(time.time() * 1000)
pl = Planner()
for t in onfleet_api.tasks(now - 16 * 3600 * 1000, now):
    meta = {m["name"]: m["value"] for m in t.get("metadata", [])}
    if "stop" not in meta:
        continue
    d = t["completionDetails"]
    pl.result(meta["stop"], delivered=d["success"], note=d.get("notes"), at=d["time"], failure=d.get("failureReason"))
