"""Create accounts for everybody who starts next Monday."""
import os
import secrets
import sys
from datetime import date, timedelta

import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build

BAMBOO = "https://api.bamboohr.com/api/gateway.php/acme/v1"
BAMBOO_AUTH = (os.environ["BAMBOO_KEY"], "x")
OKTA = "https://acme.okta.com/api/v1"
OKTA_HEADERS = {"Authorization": "SSWS " + os.environ["OKTA_TOKEN"], "Accept": "application/json"}
SNIPE = "https://assets.acme.io/api/v1"
SNIPE_HEADERS = {"Authorization": "Bearer " + os.environ["SNIPEIT_TOKEN"], "Accept": "application/json"}

creds = service_account.Credentials.from_service_account_file(
    "sa.json", scopes=["https://www.googleapis.com/auth/admin.directory.user"]
).with_subject("it-admin@acme.io")
directory = build("admin", "directory_v1", credentials=creds)


def starters(day):
    r = requests.post(
        BAMBOO + "/reports/custom",
        params={"format": "json"},
        json={"title": "starters", "fields": ["id", "firstName", "lastName", "hireDate", "department", "homeEmail"]},
        auth=BAMBOO_AUTH,
    )
    r.raise_for_status()
    return [e for e in r.json()["employees"] if e["hireDate"] == day.isoformat()]


def okta_user(e, login):
    r = requests.post(
        OKTA + "/users",
        params={"activate": "true"},
        headers=OKTA_HEADERS,
        json={
            "profile": {
                "firstName": e["firstName"],
                "lastName": e["lastName"],
                "email": login,
                "login": login,
                "secondEmail": e["homeEmail"],
                "department": e["department"],
            }
        },
    )
    r.raise_for_status()
    return r.json()["id"]


def google_user(e, login):
    directory.users().insert(
        body={
            "primaryEmail": login,
            "name": {"givenName": e["firstName"], "familyName": e["lastName"]},
            "password": secrets.token_urlsafe(24),
            "changePasswordAtNextLogin": True,
        }
    ).execute()


def free_laptops():
    r = requests.get(SNIPE + "/hardware", headers=SNIPE_HEADERS, params={"status": "RTD", "category_id": 2, "limit": 50})
    r.raise_for_status()
    return r.json()["total"]


def main():
    monday = date.today() + timedelta(days=(7 - date.today().weekday()))
    people = starters(monday)
    print(monday, len(people), "starters")
    if free_laptops() < len(people):
        print("not enough laptops, order some", file=sys.stderr)
    names = []
    for e in people:
        login = ("%s.%s@acme.io" % (e["firstName"], e["lastName"])).lower().replace(" ", "")
        okta_id = okta_user(e, login)
        google_user(e, login)
        requests.post(
            BAMBOO + "/employees/%s" % e["id"],
            json={"workEmail": login, "customOktaID": okta_id},
            auth=BAMBOO_AUTH,
        ).raise_for_status()
        names.append("%s %s (%s)" % (e["firstName"], e["lastName"], e["department"]))
    if names:
        requests.post(
            os.environ["SLACK_WEBHOOK_URL"],
            json={"text": "Starting on Monday :wave:\n" + "\n".join(names)},
        )


if __name__ == "__main__":
    main()
