import datetime as dt
import logging
import os

import requests

import steps  # noqa: F401
from registry import run

API = f"https://api.bamboohr.com/api/gateway.php/{os.environ['BAMBOO_COMPANY']}/v1"
FIELDS = "firstName,lastName,displayName,department,hireDate,terminationDate,workEmail"


def bamboo(path, **params):
    r = requests.get(API + path, params=params, auth=(os.environ["BAMBOO_KEY"], "x"),
                     headers={"Accept": "application/json"})
    r.raise_for_status()
    return r.json()


def people():
    for row in bamboo("/employees/directory")["employees"]:
        yield bamboo(f"/employees/{row['id']}", fields=FIELDS)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    today = dt.date.today().isoformat()
    for p in people():
        if p["hireDate"] == today:
            run("joiner", p)
        elif p["terminationDate"] == today:
            run("leaver", p)
