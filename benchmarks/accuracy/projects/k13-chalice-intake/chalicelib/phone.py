import os
from datetime import datetime, timedelta, timezone

from .web import get_json


def _midnight(days=0):
    now = datetime.now(timezone.utc) - timedelta(days=days)
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def calls_of_yesterday():
    url = "https://api.aircall.io/v1/calls"
    params = {"from": int(_midnight(1).timestamp()), "to": int(_midnight().timestamp()), "per_page": 50}
    while url:
        page = get_json(url, params, auth=(os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"]))
        yield from page["calls"]
        url, params = page["meta"]["next_page_link"], None


def meetings_of_today():
    return get_json(
        "https://api.calendly.com/scheduled_events",
        {
            "organization": os.environ["CALENDLY_ORG"],
            "min_start_time": _midnight().isoformat(),
            "max_start_time": (_midnight() + timedelta(days=1)).isoformat(),
        },
        headers={"Authorization": "Bearer " + os.environ["CALENDLY_TOKEN"]},
    )["collection"]
