"""
New starters: BambooHR -> accounts.

    python onboard.py            everybody who starts next Monday
    python onboard.py 2024-05-06 everybody who starts on that day
"""
import os
import secrets
import string
import sys
from datetime import date, timedelta
from functools import partial

import asana
import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build
from slack_sdk import WebClient

BAMBOO = "https://api.bamboohr.com/api/gateway.php/acme/v1"
OKTA = "https://acme.okta.com/api/v1"
GITHUB = "https://api.github.com/orgs/acme"
DOMAIN = "acme.example"

okta = requests.Session()
okta.headers["Authorization"] = "SSWS " + os.environ["OKTA_TOKEN"]
github = requests.Session()
github.headers.update({"Authorization": "Bearer " + os.environ["GITHUB_TOKEN"], "Accept": "application/vnd.github+json"})


def starters(day):
    r = requests.post(
        BAMBOO + "/reports/custom",
        auth=(os.environ["BAMBOO_KEY"], "x"),
        params={"format": "JSON"},
        json={"title": "starters", "fields": ["firstName", "lastName", "department", "hireDate", "homeEmail", "jobTitle"]},
    )
    r.raise_for_status()
    return [e for e in r.json()["employees"] if e["hireDate"] == day.isoformat()]


def address(p):
    return "{}.{}@{}".format(p["firstName"], p["lastName"], DOMAIN).lower().replace(" ", "")


def password():
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(20))


def google_account(p):
    creds = service_account.Credentials.from_service_account_file(
        "admin.json",
        scopes=["https://www.googleapis.com/auth/admin.directory.user"],
        subject="it@" + DOMAIN,
    )
    admin = build("admin", "directory_v1", credentials=creds)
    admin.users().insert(body={
        "primaryEmail": address(p),
        "name": {"givenName": p["firstName"], "familyName": p["lastName"]},
        "password": password(),
        "changePasswordAtNextLogin": True,
        "recoveryEmail": p["homeEmail"],
    }).execute()


def okta_user(p, group):
    found = okta.get(OKTA + "/groups", params={"q": group}).json()
    okta.post(OKTA + "/users", params={"activate": "true"}, json={
        "profile": {
            "firstName": p["firstName"],
            "lastName": p["lastName"],
            "email": address(p),
            "login": address(p),
            "title": p["jobTitle"],
        },
        "groupIds": [g["id"] for g in found[:1]],
    }).raise_for_status()


def github_invite(p):
    teams = github.get(GITHUB + "/teams").json()
    ids = [t["id"] for t in teams if t["slug"] in ("everyone", "engineering")]
    github.post(GITHUB + "/invitations", json={"email": address(p), "role": "direct_member", "team_ids": ids}).raise_for_status()


def asana_task(p, project):
    client = asana.Client.access_token(os.environ["ASANA_TOKEN"])
    client.tasks.create_task({
        "projects": [project],
        "name": "Desk and laptop for %s %s" % (p["firstName"], p["lastName"]),
        "notes": "Starts %s as %s" % (p["hireDate"], p["jobTitle"]),
        "due_on": p["hireDate"],
    })


EVERYONE = [google_account, partial(asana_task, project="1204455667788")]
STEPS = {
    "Engineering": EVERYONE + [partial(okta_user, group="engineering"), github_invite],
    "Sales": EVERYONE + [partial(okta_user, group="sales")],
    "Warehouse": [partial(asana_task, project="1209988776655")],
}


def laptops_left():
    r = requests.get(
        os.environ["SNIPEIT_URL"] + "/api/v1/hardware",
        headers={"Authorization": "Bearer " + os.environ["SNIPEIT_TOKEN"], "Accept": "application/json"},
        params={"status": "RTD", "category_id": 3, "limit": 1},
    )
    return r.json()["total"]


def main():
    if len(sys.argv) > 1:
        day = date.fromisoformat(sys.argv[1])
    else:
        day = date.today() + timedelta(days=7 - date.today().weekday())

    ok = True
    for person in starters(day):
        for step in STEPS.get(person["department"], EVERYONE):
            try:
                step(person)
            except Exception as exc:
                ok = False
                print(person["lastName"], exc)

    slack = WebClient(token=os.environ["SLACK_TOKEN"])
    state = "without errors" if ok else "with errors, see the log"
    slack.chat_postMessage(channel="#it", text=f"Onboarding for {day:%d.%m.} ran {state}. Laptops in stock: {laptops_left()}")


if __name__ == "__main__":
    main()
