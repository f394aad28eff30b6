import argparse
import os
from datetime import datetime, timedelta, timezone

import gspread
import requests

API = "https://api.calendly.com"
HEAD = ["Start", "Event", "Invitee", "E-mail", "Company", "Status"]


class Calendly:
    def __init__(self, token):
        self.s = requests.Session()
        self.s.headers["Authorization"] = f"Bearer {token}"

    def _pages(self, path, **params):
        url = API + path
        while url:
            r = self.s.get(url, params=params)
            r.raise_for_status()
            js = r.json()
            yield from js["collection"]
            url, params = js["pagination"].get("next_page"), {}

    def org(self):
        return self.s.get(API + "/users/me").json()["resource"]["current_organization"]

    def events(self, since):
        return self._pages("/scheduled_events", organization=self.org(), min_start_time=since.isoformat(), count=100)

    def invitees(self, event):
        return self._pages("/scheduled_events/%s/invitees" % event["uri"].rsplit("/", 1)[-1])


def company_of(inv):
    for qa in inv.get("questions_and_answers", []):
        if "company" in qa["question"].lower():
            return qa["answer"]
    return inv["email"].split("@")[1]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--days", type=int, default=14)
    ap.add_argument("--sheet", default="Demos")
    args = ap.parse_args()

    cal = Calendly(os.environ["CALENDLY_TOKEN"])
    since = datetime.now(timezone.utc) - timedelta(days=args.days)

    out = []
    for ev in cal.events(since):
        for inv in cal.invitees(ev):
            out.append([ev["start_time"], ev["name"], inv["name"], inv["email"], company_of(inv), inv["status"]])
    out.sort(reverse=True)

    gc = gspread.service_account(filename="sa.json")
    ws = gc.open(args.sheet).worksheet("raw")
    ws.clear()
    ws.update("A1", [HEAD] + out)
    print(f"{len(out)} rows")


if __name__ == "__main__":
    main()
