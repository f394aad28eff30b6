"""Accounts and the IT checklist for everybody who starts in the next days."""
import os
import secrets
from datetime import date, timedelta

import asana

import bamboo
import gapi
import okta

IT_PROJECT = "1203344556677889"
OU = {"Engineering": "/Staff/Tech", "Product": "/Staff/Tech"}

directory = gapi.service("admin", "directory_v1")
tasks = asana.Client.access_token(os.environ["ASANA_PAT"]).tasks


def google_account(e):
    directory.users().insert(
        body={
            "primaryEmail": e["workEmail"],
            "name": {"givenName": e["firstName"], "familyName": e["lastName"]},
            "password": secrets.token_urlsafe(16),
            "changePasswordAtNextLogin": True,
            "orgUnitPath": OU.get(e["department"], "/Staff"),
            "recoveryEmail": e["homeEmail"],
        }
    ).execute()


def okta_account(e):
    okta.create(
        {
            "firstName": e["firstName"],
            "lastName": e["lastName"],
            "email": e["workEmail"],
            "login": e["workEmail"],
            "department": e["department"],
            "title": e["jobTitle"],
        }
    )


def checklist(e):
    tasks.create_task(
        {
            "projects": [IT_PROJECT],
            "name": "Laptop for %s %s (%s)" % (e["firstName"], e["lastName"], e["jobTitle"]),
            "due_on": e["hireDate"],
            "notes": "Manager: %s" % e["supervisorEmail"],
        }
    )


def main():
    today = date.today()
    existing = okta.logins()
    for e in bamboo.starters(str(today), str(today + timedelta(days=10))):
        if e["workEmail"] in existing:
            continue
        for job in (google_account, okta_account, checklist):
            job(e)


if __name__ == "__main__":
    main()
