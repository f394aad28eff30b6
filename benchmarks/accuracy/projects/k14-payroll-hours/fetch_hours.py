# step 1: get attendance and project hours of last month
import csv
import os

import requests

import config


def personio_token():
    r = requests.post("https://api.personio.de/v1/auth", json={
        "client_id": os.environ["PERSONIO_CLIENT_ID"],
        "client_secret": os.environ["PERSONIO_CLIENT_SECRET"],
    })
    r.raise_for_status()
    return r.json()["data"]["token"]


def get_personio(path, **params):
    headers = {"Authorization": f"Bearer {personio_token()}"}
    offset, out = 0, []
    while True:
        r = requests.get(f"https://api.personio.de/v1/company/{path}", headers=headers,
                         params={**params, "limit": 200, "offset": offset})
        r.raise_for_status()
        data = r.json()["data"]
        out += data
        if len(data) < 200:
            return out
        offset += 200


def value(emp, key):
    return emp["attributes"].get(key, {}).get("value")


employees = {}
for e in get_personio("employees"):
    employees[value(e, "id")] = {
        "number": value(e, "employee_number") or value(e, "id"),
        "name": f"{value(e, 'last_name')}, {value(e, 'first_name')}",
        "email": value(e, "email"),
        "weekly": value(e, "weekly_working_hours"),
    }

with open(config.ATTENDANCE_CSV, "w", newline="", encoding="utf-8") as f:
    w = csv.writer(f, delimiter=";")
    w.writerow(["number", "name", "email", "weekly", "date", "start", "end", "break"])
    for a in get_personio("attendances", start_date=config.START, end_date=config.END):
        at = a["attributes"]
        emp = employees.get(at["employee"])
        if emp is None:
            continue
        w.writerow([emp["number"], emp["name"], emp["email"], emp["weekly"], at["date"],
                    at["start_time"], at["end_time"], at["break"]])

# ---- toggl
resp = requests.post(
    "https://api.track.toggl.com/reports/api/v3/workspace/%s/search/time_entries"
    % os.environ["TOGGL_WORKSPACE"],
    auth=(os.environ["TOGGL_TOKEN"], "api_token"),
    json={"start_date": config.START, "end_date": config.END, "page_size": 5000},
)
resp.raise_for_status()

with open(config.PROJECT_CSV, "w", newline="", encoding="utf-8") as f:
    w = csv.writer(f, delimiter=";")
    w.writerow(["user", "project_id", "day", "seconds"])
    for row in resp.json():
        for entry in row["time_entries"]:
            w.writerow([row["username"], row["project_id"], entry["start"][:10], entry["seconds"]])

print("done", config.MONTH)
