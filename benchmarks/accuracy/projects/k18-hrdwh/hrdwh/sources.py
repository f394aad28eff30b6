import os
from datetime import date, timedelta

import requests

from .registry import source


def _personio_token() -> str:
    r = requests.post("https://api.personio.de/v1/auth", json={
        "client_id": os.environ["PERSONIO_ID"], "client_secret": os.environ["PERSONIO_SECRET"]})
    r.raise_for_status()
    return r.json()["data"]["token"]


@source("personio")
def employees():
    r = requests.get("https://api.personio.de/v1/company/employees",
                     headers={"Authorization": f"Bearer {_personio_token()}"})
    r.raise_for_status()
    for e in r.json()["data"]:
        a = e["attributes"]
        yield {
            "id": a["id"]["value"],
            "name": f'{a["first_name"]["value"]} {a["last_name"]["value"]}',
            "department": (a["department"]["value"] or {}).get("attributes", {}).get("name"),
            "weekly_hours": a["weekly_working_hours"]["value"],
            "hired": a["hire_date"]["value"],
        }


@source("toggl")
def time_entries():
    bis = date.today()
    r = requests.get("https://api.track.toggl.com/api/v9/me/time_entries",
                     params={"start_date": (bis - timedelta(days=7)).isoformat(), "end_date": bis.isoformat()},
                     auth=(os.environ["TOGGL_TOKEN"], "api_token"))
    r.raise_for_status()
    for t in r.json():
        if t["duration"] < 0:  # läuft noch
            continue
        yield {"id": t["id"], "user_id": t["user_id"], "project_id": t["project_id"],
               "start": t["start"], "hours": round(t["duration"] / 3600, 2), "description": t["description"]}


@source("harvest")
def projects():
    url = "https://api.harvestapp.com/v2/projects"
    kopf = {"Authorization": "Bearer " + os.environ["HARVEST_TOKEN"],
            "Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"], "User-Agent": "hrdwh"}
    while url:
        seite = requests.get(url, headers=kopf).json()
        for p in seite["projects"]:
            yield {"id": p["id"], "code": p["code"], "name": p["name"],
                   "client": p["client"]["name"], "budget": p["budget"]}
        url = seite["links"]["next"]
