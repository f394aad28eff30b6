import os

import requests

BASE = "https://api.bamboohr.com/api/gateway.php/%s/v1" % os.environ["BAMBOO_COMPANY"]
AUTH = (os.environ["BAMBOO_KEY"], "x")
JSON = {"Accept": "application/json"}

FIELDS = ["id", "firstName", "lastName", "workEmail", "homeEmail", "department", "jobTitle", "hireDate", "supervisorEmail"]


def starters(from_day, to_day):
    """custom report, filtered here since the API can not"""
    r = requests.post(
        BASE + "/reports/custom",
        params={"format": "JSON", "onlyCurrent": "false"},
        json={"title": "starters", "fields": FIELDS},
        auth=AUTH,
        headers=JSON,
    )
    r.raise_for_status()
    return [e for e in r.json()["employees"] if from_day <= (e["hireDate"] or "") <= to_day]


def whos_out(start, end):
    r = requests.get(BASE + "/time_off/whos_out/", params={"start": start, "end": end}, auth=AUTH, headers=JSON)
    r.raise_for_status()
    return r.json()


def add_employee(fields):
    r = requests.post(BASE + "/employees/", json=fields, auth=AUTH, headers=JSON)
    r.raise_for_status()
    return r.headers["Location"].rsplit("/", 1)[-1]
