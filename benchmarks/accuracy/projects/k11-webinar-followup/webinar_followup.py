#!/usr/bin/env python3
"""
After-webinar chores (Marketing). Run it the morning after:

    python webinar_followup.py 4411223344556677 --survey Xy12ab

1. tags everybody who came / did not come in ActiveCampaign
2. drops the Typeform survey into survey.csv (survey_mail.py sends that one)

2021-03 ana   first version
2022-09 ana   no-shows too
2024-01 joost typeform instead of the google form
"""
import argparse
import csv
import json
import os
import sys
import time

import requests

GTW = "https://api.getgo.com/G2W/rest/v2"
ORGANIZER = os.environ.get("GTW_ORGANIZER_KEY", "")
AC = "https://brightpath.api-us1.com/api/3"
SURVEY_FILE = "survey.csv"

TAG_IDS = {"attended": 41, "noshow": 42, "left_early": 57}

attendees = {}      # email -> dict, filled by load_attendees
noshows = {}
stats = {"attended": 0, "noshow": 0, "left_early": 0, "errors": 0}


def gtw_headers():
    return {"Authorization": "Bearer " + os.environ["GTW_TOKEN"], "Accept": "application/json"}


def ac_headers():
    return {"Api-Token": os.environ["AC_TOKEN"], "Content-Type": "application/json"}


def load_attendees(webinar):
    page = 0
    while True:
        r = requests.get(
            "%s/organizers/%s/webinars/%s/attendees" % (GTW, ORGANIZER, webinar),
            headers=gtw_headers(),
            params={"page": page, "size": 200},
        )
        r.raise_for_status()
        data = r.json()
        rows = data.get("_embedded", {}).get("attendeeParticipationResponses", [])
        for a in rows:
            mail = a["email"].strip().lower()
            seconds = a.get("attendanceTimeInSeconds", 0)
            # people who drop and come back have two rows
            if mail in attendees:
                attendees[mail]["seconds"] += seconds
            else:
                attendees[mail] = {"first": a["firstName"], "last": a["lastName"], "seconds": seconds}
        page += 1
        if page >= data.get("page", {}).get("totalPages", 1):
            break


def load_noshows(webinar):
    r = requests.get(
        "%s/organizers/%s/webinars/%s/registrants" % (GTW, ORGANIZER, webinar), headers=gtw_headers()
    )
    r.raise_for_status()
    for reg in r.json():
        mail = reg["email"].strip().lower()
        if mail not in attendees:
            noshows[mail] = {"first": reg["firstName"], "last": reg["lastName"], "seconds": 0}


def tag_in_ac(mail, person, what):
    body = {"contact": {"email": mail, "firstName": person["first"], "lastName": person["last"]}}
    body["contact"]["fieldValues"] = [{"field": "12", "value": str(person["seconds"] // 60)}]
    r = requests.post(AC + "/contact/sync", headers=ac_headers(), data=json.dumps(body))
    if r.status_code not in (200, 201):
        stats["errors"] += 1
        print("AC says", r.status_code, "for", mail, file=sys.stderr)
        return
    cid = r.json()["contact"]["id"]
    requests.post(
        AC + "/contactTags",
        headers=ac_headers(),
        data=json.dumps({"contactTag": {"contact": cid, "tag": TAG_IDS[what]}}),
    )
    stats[what] += 1
    time.sleep(0.25)  # 5 per second


def dump_survey(form_id):
    """One line per answer. No mail address in there, the survey is anonymous."""
    params = {"page_size": 200}
    head = {"Authorization": "Bearer " + os.environ["TYPEFORM_TOKEN"]}
    with open(SURVEY_FILE, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f, delimiter=";")
        w.writerow(["submitted", "question", "answer"])
        while True:
            d = requests.get(
                "https://api.typeform.com/forms/%s/responses" % form_id, headers=head, params=params
            ).json()
            if not d["items"]:
                break
            for item in d["items"]:
                for ans in item.get("answers") or []:
                    val = ans.get("number") or ans.get("text") or ans.get("choice", {}).get("label")
                    w.writerow([item["submitted_at"], ans["field"]["ref"], val])
            params["before"] = d["items"][-1]["token"]


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("webinar")
    ap.add_argument("--survey")
    ap.add_argument("--min-minutes", type=int, default=20)
    args = ap.parse_args()

    load_attendees(args.webinar)
    load_noshows(args.webinar)
    for mail, person in attendees.items():
        if person["seconds"] < args.min_minutes * 60:
            tag_in_ac(mail, person, "left_early")
        else:
            tag_in_ac(mail, person, "attended")
    for mail, person in noshows.items():
        tag_in_ac(mail, person, "noshow")
    if args.survey:
        dump_survey(args.survey)
    print(stats)
