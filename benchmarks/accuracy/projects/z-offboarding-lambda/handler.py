import json
import logging
import os
from datetime import date

import boto3
import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build

log = logging.getLogger()
log.setLevel(logging.INFO)

secrets = boto3.client("secretsmanager")
table = boto3.resource("dynamodb").Table(os.environ["STATE_TABLE"])

OKTA = os.environ["OKTA_ORG_URL"].rstrip("/")
JIRA = os.environ["JIRA_URL"].rstrip("/")


def secret(name):
    return json.loads(secrets.get_secret_value(SecretId=name)["SecretString"])


def leavers(key):
    r = requests.post(
        f"https://api.bamboohr.com/api/gateway.php/{os.environ['BAMBOO_COMPANY']}/v1/reports/custom?format=JSON",
        auth=(key, "x"),
        json={"title": "leavers", "fields": ["id", "workEmail", "displayName", "department", "terminationDate"]},
        timeout=60,
    )
    r.raise_for_status()
    today = date.today().isoformat()
    for e in r.json()["employees"]:
        if e["terminationDate"] not in (None, "", "0000-00-00") and e["terminationDate"] <= today and e["workEmail"]:
            yield e


class Okta:
    def __init__(self, token):
        self.s = requests.Session()
        self.s.headers["Authorization"] = "SSWS " + token

    def find(self, login):
        r = self.s.get(f"{OKTA}/api/v1/users/{login}", timeout=30)
        if r.status_code == 404:
            return None
        r.raise_for_status()
        return r.json()

    def groups(self, uid):
        r = self.s.get(f"{OKTA}/api/v1/users/{uid}/groups", timeout=30)
        r.raise_for_status()
        return [g["profile"]["name"] for g in r.json() if g["type"] == "OKTA_GROUP"]

    def deactivate(self, uid):
        self.s.post(f"{OKTA}/api/v1/users/{uid}/lifecycle/deactivate", timeout=30).raise_for_status()


def suspend_google(email):
    creds = service_account.Credentials.from_service_account_info(
        secret("offboarding/google"),
        scopes=["https://www.googleapis.com/auth/admin.directory.user"],
        subject=os.environ["GOOGLE_ADMIN"],
    )
    directory = build("admin", "directory_v1", credentials=creds, cache_discovery=False)
    directory.users().update(userKey=email, body={"suspended": True}).execute()


def ticket(auth, name, groups):
    body = {
        "fields": {
            "project": {"key": "IT"},
            "issuetype": {"name": "Task"},
            "summary": f"Offboarding {name}",
            "description": "Had access to:\n" + "\n".join("* " + g for g in groups),
        }
    }
    r = requests.post(f"{JIRA}/rest/api/2/issue", auth=(auth["user"], auth["token"]), json=body, timeout=30)
    r.raise_for_status()
    return r.json()["key"]


def done(emp_id):
    return "Item" in table.get_item(Key={"employee_id": emp_id})


def handler(event, context):
    tokens = secret("offboarding/tokens")
    okta = Okta(tokens["okta"])
    processed = 0
    for emp in leavers(tokens["bamboo"]):
        if done(emp["id"]):
            continue
        user = okta.find(emp["workEmail"])
        groups = []
        if user and user["status"] != "DEPROVISIONED":
            groups = okta.groups(user["id"])
            okta.deactivate(user["id"])
        suspend_google(emp["workEmail"])
        key = ticket(tokens["jira"], emp["displayName"], groups)
        table.put_item(Item={
            "employee_id": emp["id"],
            "last_day": emp["terminationDate"],
            "ticket": key,
        })
        processed += 1
    log.info("processed %d", processed)
    return {"processed": processed}
