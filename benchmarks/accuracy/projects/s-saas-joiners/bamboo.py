import os
from datetime import date, timedelta

import requests

BASE = "https://api.bamboohr.com/api/gateway.php/plotline/v1"
FIELDS = ["id", "displayName", "firstName", "lastName", "workEmail", "department", "hireDate", "githubLogin", "oktaId"]


def _call(method, path, **kw):
    r = requests.request(method, BASE + path, auth=(os.environ["BAMBOO_KEY"], "x"),
                         headers={"Accept": "application/json"}, timeout=30, **kw)
    r.raise_for_status()
    return r.json() if r.text else None


def starters(days=3):
    limit = date.today() + timedelta(days=days)
    report = _call("POST", "/reports/custom?format=JSON", json={"title": "starters", "fields": FIELDS})
    for person in report["employees"]:
        if person["hireDate"] and date.today() <= date.fromisoformat(person["hireDate"]) <= limit:
            if not person.get("oktaId"):
                yield person


def save_okta_id(employee_id, okta_id):
    _call("POST", f"/employees/{employee_id}", json={"oktaId": okta_id})
