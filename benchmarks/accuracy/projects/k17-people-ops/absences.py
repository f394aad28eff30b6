from datetime import date, timedelta

import bamboo
import gapi

CALENDAR = "fjordline.io_abs3nc3s@group.calendar.google.com"


def event_of(out):
    end = date.fromisoformat(out["end"]) + timedelta(days=1)
    return {
        "id": "bamboo%s" % out["id"],
        "summary": "%s away" % out.get("name", out.get("employeeId")),
        "start": {"date": out["start"]},
        "end": {"date": end.isoformat()},
        "transparency": "transparent",
    }


if __name__ == "__main__":
    events = gapi.service("calendar", "v3").events()
    have = {x["id"] for x in events.list(calendarId=CALENDAR, timeMin=date.today().isoformat() + "T00:00:00Z").execute()["items"]}
    for o in bamboo.whos_out(date.today().isoformat(), (date.today() + timedelta(days=30)).isoformat()):
        ev = event_of(o)
        if ev["id"] not in have:
            events.insert(calendarId=CALENDAR, body=ev).execute()
