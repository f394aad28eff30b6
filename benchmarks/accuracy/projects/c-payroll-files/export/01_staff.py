import json
import os
import sys

import requests

sys.path.insert(0, "/opt/payroll")
from lib.paths import period, staff_file

BASE = "https://api.personio.de/v1"


def token():
    r = requests.post(BASE + "/auth", json={"client_id": os.environ["PERSONIO_ID"], "client_secret": os.environ["PERSONIO_SECRET"]})
    return r.json()["data"]["token"]


def main():
    h = {"Authorization": "Bearer " + token()}
    out, offset = [], 0
    while True:
        j = requests.get(BASE + "/company/employees", headers=h, params={"limit": 100, "offset": offset}).json()
        for e in j["data"]:
            a = e["attributes"]
            if a["status"]["value"] != "active":
                continue
            out.append({
                "no": a["dynamic_8812"]["value"],
                "email": a["email"]["value"],
                "last": a["last_name"]["value"],
                "salary": a["fix_salary"]["value"],
                "weekly": a["weekly_working_hours"]["value"],
            })
        offset += 100
        if offset >= j["metadata"]["total_elements"]:
            break
    staff_file(period()).write_text(json.dumps(out, indent=1))
    print(len(out), "employees")


main()
