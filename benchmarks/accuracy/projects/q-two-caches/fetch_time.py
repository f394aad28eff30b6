import os
from collections import defaultdict
from datetime import date, timedelta

import requests

from cache import save_hours


def main():
    monday = date.today() - timedelta(days=date.today().weekday())
    r = requests.get(
        "https://api.track.toggl.com/api/v9/me/time_entries",
        params={"start_date": monday.isoformat(), "end_date": date.today().isoformat()},
        auth=(os.environ["TOGGL_TOKEN"], "api_token"), timeout=30)
    r.raise_for_status()
    hours = defaultdict(float)
    for entry in r.json():
        if entry["duration"] > 0:
            hours[entry.get("description") or "misc"] += entry["duration"] / 3600
    save_hours({k: round(v, 2) for k, v in hours.items()})


if __name__ == "__main__":
    main()
