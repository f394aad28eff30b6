import os
import stat

import pandas as pd
import paramiko
import requests
from simple_salesforce import Salesforce

from .registry import source


@source("salesforce_opportunities")
def opportunities():
    sf = Salesforce(
        username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"], security_token=os.environ["SF_TOKEN"]
    )
    soql = "SELECT Id, Name, Amount, StageName, CloseDate FROM Opportunity WHERE LastModifiedDate = LAST_N_DAYS:2"
    for rec in sf.query_all_iter(soql):
        rec.pop("attributes")
        yield dict(rec)


@source()
def personio_employees():
    token = requests.post(
        "https://api.personio.de/v1/auth",
        json={"client_id": os.environ["PERSONIO_ID"], "client_secret": os.environ["PERSONIO_SECRET"]},
    ).json()["data"]["token"]
    resp = requests.get(
        "https://api.personio.de/v1/company/employees",
        headers={"Authorization": "Bearer " + token},
        params={"limit": 200},
    )
    for emp in resp.json()["data"]:
        attrs = emp["attributes"]
        yield {k: attrs[k]["value"] for k in ("first_name", "last_name", "email", "position", "hire_date")}


@source()
def greenhouse_candidates():
    url = "https://harvest.greenhouse.io/v1/candidates?per_page=100"
    while url:
        resp = requests.get(url, auth=(os.environ["GREENHOUSE_KEY"], ""))
        for c in resp.json():
            yield {
                "name": c["first_name"] + " " + c["last_name"],
                "title": c["title"],
                "stage": next((a["current_stage"]["name"] for a in c["applications"] if a["current_stage"]), None),
            }
        url = resp.links.get("next", {}).get("url")


@source()
def csv_drop():
    """Whatever the call centre dropped on their SFTP today."""
    with paramiko.SSHClient() as ssh:
        ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        ssh.connect(os.environ["DROP_HOST"], username="acme", password=os.environ["DROP_PASSWORD"])
        sftp = ssh.open_sftp()
        for entry in sftp.listdir_attr("outgoing"):
            if stat.S_ISREG(entry.st_mode) and entry.filename.endswith(".csv"):
                with sftp.open("outgoing/" + entry.filename) as fh:
                    yield from pd.read_csv(fh, dtype=str).fillna("").to_dict("records")
