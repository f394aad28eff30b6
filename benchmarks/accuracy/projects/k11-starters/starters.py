"""
New starters. Run by hand on Thursday (Inês) or when somebody shouts.

  step 1  hired in Greenhouse        -> person in HiBob
  step 2  starts within 14 days (Bob) -> Google account + Asana task
  step 3  laptops in stock (Snipe-IT) -> mail to the helpdesk

Steps 2 and 3 used to be different scripts, that is why everything exists twice.
"""
import csv
import io
import secrets
import smtplib
import sys
from datetime import date, timedelta
from email.message import EmailMessage

import asana
import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

import hr_settings as S

PEOPLE = {}      # bob id -> {"name":..., "work": {...}}
STOCK = {}       # model -> {"free": n, "serials": [...]}


# ---------------------------------------------------------------- step 1
def gh(path, **params):
    r = requests.get("https://harvest.greenhouse.io/v1/" + path, auth=(S.GREENHOUSE_KEY, ""), params=params)
    r.raise_for_status()
    return r.json()


def hired_to_bob():
    week = (date.today() - timedelta(days=7)).isoformat()
    for app in gh("applications", status="hired", last_activity_after=week):
        cand = gh("candidates/%s" % app["candidate_id"])
        offers = gh("applications/%s/offers" % app["id"])
        if not offers:
            continue
        body = {
            "firstName": cand["first_name"],
            "surname": cand["last_name"],
            "email": "%s.%s@%s" % (cand["first_name"].lower(), cand["last_name"].lower(), S.DOMAIN),
            "work": {"startDate": offers[0]["starts_at"], "site": app["jobs"][0]["name"].split(" - ")[-1]},
            "home": {"privateEmail": cand["email_addresses"][0]["value"]},
        }
        r = requests.post("https://api.hibob.com/v1/people", json=body, auth=(S.BOB_USER, S.BOB_TOKEN))
        if r.status_code == 409:
            print("already in Bob:", body["email"])


# ---------------------------------------------------------------- step 2
def load_people():
    r = requests.post(
        "https://api.hibob.com/v1/people/search",
        auth=(S.BOB_USER, S.BOB_TOKEN),
        json={"showInactive": False, "fields": ["root.id", "root.firstName", "root.surname", "root.email",
                                               "work.startDate", "work.department", "work.site"],
              "humanReadable": "REPLACE"},
    )
    horizon = (date.today() + timedelta(days=14)).isoformat()
    for e in r.json()["employees"]:
        if date.today().isoformat() <= e["work"]["startDate"] <= horizon:
            PEOPLE[e["id"]] = {
                "first": e["firstName"],
                "last": e["surname"],
                "mail": e["email"],
                "work": e["work"],
            }


def google_accounts():
    creds = service_account.Credentials.from_service_account_file(
        "google.json", scopes=["https://www.googleapis.com/auth/admin.directory.user"], subject=S.ADMIN)
    users = build("admin", "directory_v1", credentials=creds).users()
    for p in PEOPLE.values():
        try:
            users.insert(body={
                "primaryEmail": p["mail"],
                "name": {"givenName": p["first"], "familyName": p["last"]},
                "orgUnitPath": S.UNITS.get(p["work"].get("department"), "/Staff"),
                "password": secrets.token_urlsafe(16),
                "changePasswordAtNextLogin": True,
            }).execute()
        except HttpError as e:
            print(p["mail"], e.resp.status)


def asana_tasks():
    client = asana.Client.access_token(S.ASANA_PAT)
    laptop_there = any(m["free"] > 0 for m in STOCK.values())
    for p in PEOPLE.values():
        notes = "Laptop is in the cupboard." if laptop_there else "ORDER A LAPTOP FIRST."
        client.tasks.create_task({
            "name": "Onboarding %s %s" % (p["first"], p["last"]),
            "due_on": p["work"]["startDate"],
            "projects": [S.ASANA_PROJECT.get(p["work"]["site"], S.ASANA_PROJECT["Berlin"])],
            "notes": notes,
        })


# ---------------------------------------------------------------- step 3
def load_stock():
    head = {"Authorization": "Bearer " + S.SNIPE_TOKEN, "Accept": "application/json"}
    r = requests.get("https://northbeam.snipe-it.io/api/v1/hardware", headers=head,
                     params={"status": "RTD", "category_id": 3, "limit": 500})
    for a in r.json()["rows"]:
        m = STOCK.setdefault(a["model"]["name"], {"free": 0, "serials": []})
        m["free"] += 1
        m["serials"].append(a["serial"])


def stock_mail():
    buf = io.StringIO()
    w = csv.writer(buf)
    w.writerow(["model", "free", "serials"])
    for model, m in sorted(STOCK.items()):
        w.writerow([model, m["free"], " ".join(m["serials"])])
    msg = EmailMessage()
    msg["Subject"] = "Laptops in the cupboard"
    msg["From"], msg["To"] = S.ADMIN, S.IT_MAIL
    msg.set_content("Please check that the list is right.")
    msg.add_attachment(buf.getvalue(), subtype="csv", filename="stock.csv")
    with smtplib.SMTP("mail.northbeam.example", 587) as s:
        s.starttls()
        s.send_message(msg)


if __name__ == "__main__":
    steps = sys.argv[1:] or ["1", "2", "3"]
    if "1" in steps:
        hired_to_bob()
    load_stock()
    if "2" in steps:
        load_people()
        google_accounts()
        asana_tasks()
    if "3" in steps:
        stock_mail()
