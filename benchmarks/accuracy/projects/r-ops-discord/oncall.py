import os

from pdpyras import APISession

session = APISession(os.environ["PAGERDUTY_KEY"])


def open_incidents():
    return list(
        session.iter_all("incidents", params={"statuses[]": ["triggered", "acknowledged"], "sort_by": "created_at:desc"})
    )


def who(schedule_id):
    users = session.rget(f"/schedules/{schedule_id}/users")
    return ", ".join(u["name"] for u in users)
