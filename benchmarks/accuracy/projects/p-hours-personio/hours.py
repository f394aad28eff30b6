#!/usr/bin/env python3
# Toggl -> Personio attendances
# HR wants it in Personio, we want to keep toggl. Runs friday evening.
from datetime import date, datetime, timedelta
from collections import defaultdict
from os import environ as env
import requests, yaml, time, sys

conf = yaml.safe_load(open("people.yml"))   # toggl user id: personio e-mail
TOGGL_WS = conf["workspace"]
BREAK_AFTER = 6 * 3600

def toggl_entries(start, end):
    url = f"https://api.track.toggl.com/reports/api/v3/workspace/{TOGGL_WS}/search/time_entries"
    first = None
    result = []
    while True:
        body = {"start_date": str(start), "end_date": str(end), "user_ids": list(conf["people"].keys()), "page_size": 200}
        if first:
            body["first_row_number"] = first
        res = requests.post(url, json=body, auth=(env["TOGGL_TOKEN"], "api_token"))
        if res.status_code == 429:
            time.sleep(3)
            continue
        res.raise_for_status()
        result.extend(res.json())
        first = res.headers.get("X-Next-Row-Number")
        if not first:
            return result

def holidays(year):
    res = requests.get(f"https://date.nager.at/api/v3/PublicHolidays/{year}/DE")
    return {h["date"] for h in res.json() if h["global"] or "DE-BE" in (h["counties"] or [])}

def personio_token():
    res = requests.post("https://api.personio.de/v1/auth", json={"client_id": env["PERSONIO_ID"], "client_secret": env["PERSONIO_SECRET"]})
    return res.json()["data"]["token"]

def personio_people(h):
    res = requests.get("https://api.personio.de/v1/company/employees?limit=200", headers=h).json()
    return {e["attributes"]["email"]["value"]: e["attributes"]["id"]["value"] for e in res["data"]}

def days(entries, skip):
    by_day = defaultdict(list)
    for e in entries:
        for t in e["time_entries"]:
            s = datetime.fromisoformat(t["start"]).replace(tzinfo=None)
            d = str(s.date())
            if d in skip:
                print("holiday, not booked:", e["username"], d)
                continue
            by_day[e["user_id"], d].append((s, t["seconds"], e.get("description") or ""))
    return by_day

def main():
    end = date.today()
    start = end - timedelta(days=end.weekday())
    if len(sys.argv) == 3:
        start, end = map(date.fromisoformat, sys.argv[1:])
    by_day = days(toggl_entries(start, end), holidays(start.year))
    h = {"Authorization": "Bearer " + personio_token()}
    ids = personio_people(h)
    booked = []
    for (user, d), parts in sorted(by_day.items()):
        mail = conf["people"][user]
        if mail not in ids:
            print("!! not in personio", mail)
            continue
        parts.sort()
        total = sum(p[1] for p in parts)
        begin = parts[0][0]
        pause = 30 if total > BREAK_AFTER else 0
        finish = begin + timedelta(seconds=total, minutes=pause)
        booked.append({
            "employee": ids[mail],
            "date": d,
            "start_time": begin.strftime("%H:%M"),
            "end_time": finish.strftime("%H:%M"),
            "break": pause,
            "comment": "; ".join(sorted({p[2] for p in parts if p[2]}))[:250],
        })
    for i in range(0, len(booked), 50):
        res = requests.post("https://api.personio.de/v1/company/attendances", json={"attendances": booked[i:i+50]}, headers=h)
        print(res.status_code, res.json().get("data", {}).get("message", res.text[:200]))

main()
