import hashlib
import os
import sys
from datetime import datetime, timedelta

import requests
from dotenv import load_dotenv

load_dotenv()

EB_TOKEN = os.environ["EB_TOKEN"]
EB_ORG = os.environ["EB_ORG"]
MC_KEY = os.environ["MC_KEY"]
MC_LIST = os.environ["MC_LIST"]
SLACK_HOOK = os.environ.get("SLACK_HOOK")

EB = "https://www.eventbriteapi.com/v3"
MC = "https://{}.api.mailchimp.com/3.0".format(MC_KEY.split("-")[-1])


def eb_get(path, **params):
    r = requests.get(EB + path, params=params,
                     headers={"Authorization": "Bearer " + EB_TOKEN}, timeout=30)
    r.raise_for_status()
    return r.json()


def get_events():
    return eb_get("/organizations/%s/events/" % EB_ORG, status="live")["events"]


def get_attendees(event_id, since):
    attendees = []
    token = None
    while True:
        params = {"changed_since": since}
        if token:
            params["continuation"] = token
        page = eb_get("/events/%s/attendees/" % event_id, **params)
        attendees += page["attendees"]
        if not page["pagination"].get("has_more_items"):
            return attendees
        token = page["pagination"]["continuation"]


def subscribe(email, first, last, tag):
    h = hashlib.md5(email.lower().encode()).hexdigest()
    url = f"{MC}/lists/{MC_LIST}/members/{h}"
    r = requests.put(url, auth=("any", MC_KEY), timeout=30, json={
        "email_address": email,
        "status_if_new": "subscribed",
        "merge_fields": {"FNAME": first, "LNAME": last},
    })
    if r.status_code >= 400:
        print("could not add", email, r.text)
        return False
    requests.post(url + "/tags", auth=("any", MC_KEY), timeout=30,
                  json={"tags": [{"name": tag, "status": "active"}]})
    return True


def tell_slack(text):
    if SLACK_HOOK:
        requests.post(SLACK_HOOK, json={"text": text}, timeout=10)


def main():
    since = (datetime.utcnow() - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    ok = 0
    for event in get_events():
        title = event["name"]["text"]
        for a in get_attendees(event["id"], since):
            profile = a["profile"]
            if a["cancelled"] or not profile.get("email"):
                continue
            if subscribe(profile["email"], profile.get("first_name", ""),
                         profile.get("last_name", ""), "Event: " + title):
                ok += 1
    print(datetime.now(), "synced", ok)


if __name__ == "__main__":
    try:
        main()
    except requests.RequestException as e:
        tell_slack("attendee sync failed, see /opt/attendee-sync/sync.log")
        print(e)
        sys.exit(1)
