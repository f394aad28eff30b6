import os
import sys

import pandas as pd
import requests

from common import f


def personio_token():
    r = requests.post("https://api.personio.de/v1/auth", json={"client_id": os.environ["PERSONIO_ID"], "client_secret": os.environ["PERSONIO_SECRET"]})
    return r.json()["data"]["token"]


def main(period):
    h = {"Authorization": "Bearer " + personio_token()}
    out, offset = [], 0
    while True:
        r = requests.get("https://api.personio.de/v1/company/employees", params={"limit": 200, "offset": offset}, headers=h)
        r.raise_for_status()
        page = r.json()["data"]
        for e in page:
            a = e["attributes"]
            if a["status"]["value"] != "active":
                continue
            gross = float(a["fix_salary"]["value"] or 0)
            if a["fix_salary_interval"]["value"] == "yearly":
                gross /= 12
            out.append({
                "employee": a["id"]["value"],
                "department": a["department"]["value"]["attributes"]["name"],
                "gross": gross,
                "employer_tax": gross * 0.2,
                "pension": gross * 0.03,
            })
        if len(page) < 200:
            break
        offset += 200
    pd.DataFrame(out).to_parquet(f(period, "payroll.parquet"))


main(sys.argv[1])
