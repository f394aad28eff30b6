"""Freelancers track in Toggl, we bill from FreshBooks."""
import json

import api
from helpers import last_week

BUSINESS = 7712045

with open("clients.json") as f:
    CLIENTS = json.load(f)  # toggl project id -> freshbooks client id


def main():
    start, end = last_week()
    entries = api.get("toggl", "/me/time_entries", start_date=start.isoformat(), end_date=end.isoformat())
    n = 0
    for e in entries:
        if e["duration"] < 0 or not e["billable"]:
            continue
        client = CLIENTS.get(str(e["project_id"]))
        if client is None:
            print("no client for project", e["project_id"])
            continue
        api.post(
            "freshbooks",
            "/timetracking/business/%d/time_entries" % BUSINESS,
            {
                "time_entry": {
                    "is_logged": True,
                    "duration": e["duration"],
                    "note": e["description"],
                    "started_at": e["start"],
                    "client_id": client,
                    "billable": True,
                }
            },
        )
        n += 1
    print(n, "entries")


if __name__ == "__main__":
    main()
