"""Monthly data transfer, run by hand from the office laptop.

1. facility forms (Kobo) -> aggregate values (DHIS2)
2. study export (REDCap) -> folder of the university (Box)
"""
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pandas as pd
import requests
import yaml
from boxsdk import JWTAuth
from boxsdk import Client as BoxClient
from redcap import Project

CFG = yaml.safe_load(Path(__file__).with_name("config.yaml").read_text())


def walk_submissions(period, on_row):
    """calls on_row for each submission of the month"""
    k = CFG["kobo"]
    url = k["url"] + "/api/v2/assets/" + k["asset"] + "/data.json"
    params = {"query": '{"month": "%s"}' % period, "limit": 1000}
    head = {"Authorization": "Token " + os.environ["KOBO_TOKEN"]}
    seen = 0
    while url:
        page = requests.get(url, headers=head, params=params).json()
        for row in page["results"]:
            on_row(row)
            seen += 1
        url, params = page["next"], None
    return seen


class Dhis:
    def __init__(self, url, user, password):
        self.s = requests.Session()
        self.s.auth = (user, password)
        self.url = url + "/api/"

    def org_units(self):
        r = self.s.get(self.url + "organisationUnits.json", params={"fields": "id,code", "paging": "false", "level": 4})
        r.raise_for_status()
        return {o["code"]: o["id"] for o in r.json()["organisationUnits"] if "code" in o}

    def push(self, values):
        payload = {"dataSet": CFG["dhis2"]["dataset"], "dataValues": values}
        r = self.s.post(self.url + "dataValueSets", json=payload)
        r.raise_for_status()
        return r.json()["response"]["importCount"]


def facilities(period):
    sums = defaultdict(lambda: defaultdict(int))

    def add(row):
        for name in CFG["dhis2"]["elements"]:
            sums[row["facility_code"]][name] += int(row.get("group_opd/" + name) or 0)

    n = walk_submissions(period, add)
    print(n, "forms from", len(sums), "facilities")

    dhis = Dhis(CFG["dhis2"]["url"], os.environ["DHIS2_USER"], os.environ["DHIS2_PASSWORD"])
    units = dhis.org_units()
    values = []
    for code, counts in sums.items():
        if code not in units:
            print("unknown facility", code)
            continue
        for name, value in counts.items():
            values.append({
                "dataElement": CFG["dhis2"]["elements"][name],
                "period": period.replace("-", ""),
                "orgUnit": units[code],
                "value": value,
            })
    print(dhis.push(values))


def study(period):
    project = Project(CFG["redcap"]["url"], os.environ["REDCAP_TOKEN"])
    df = project.export_records(format_type="df", raw_or_label="label")
    df = df.drop(columns=[c for c in df.columns if c.startswith(("name", "phone"))])
    weeks = pd.to_datetime(df["enrol_date"]).dt.to_period("W").value_counts().sort_index()
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "study_%s.xlsx" % period)
        with pd.ExcelWriter(path) as xl:
            df.to_excel(xl, sheet_name="records")
            weeks.to_frame("enrolled").to_excel(xl, sheet_name="enrolment")
        box = BoxClient(JWTAuth.from_settings_file("box.json"))
        box.folder(CFG["box"]["folder"]).upload(path)


if __name__ == "__main__":
    month = sys.argv[1]  # 2024-03
    facilities(month)
    study(month)
