#!/usr/bin/env python3
"""Greenhouse hires -> BambooHR employees + IT onboarding issue + #welcome.

Bamboo wants XML for some things and JSON for others, see their docs...
"""
import base64
import json
import os
import pathlib
import urllib.error
import urllib.request
from datetime import datetime, timedelta

GH_KEY = os.environ["GREENHOUSE_KEY"]
BAMBOO_KEY = os.environ["BAMBOO_KEY"]
BAMBOO_SUB = os.environ["BAMBOO_SUBDOMAIN"]
LINEAR_KEY = os.environ["LINEAR_KEY"]
SLACK_URL = os.environ["SLACK_WELCOME_HOOK"]
SEEN = pathlib.Path(os.getenv("SEEN_FILE", "/var/lib/hiring/seen.txt"))


def api_request(method, url, payload=None, basic=None, headers=None):
    h = {"Accept": "application/json", "Content-Type": "application/json"}
    if basic:
        h["Authorization"] = "Basic " + base64.b64encode(basic.encode()).decode()
    h.update(headers or {})
    data = json.dumps(payload).encode() if payload is not None else None
    req = urllib.request.Request(url, data=data, method=method, headers=h)
    with urllib.request.urlopen(req, timeout=30) as resp:
        raw = resp.read()
        return (json.loads(raw) if raw[:1] in b"{[" else raw.decode()), resp.headers


def gh(path):
    body, _ = api_request("GET", "https://harvest.greenhouse.io/v1/" + path, basic=GH_KEY + ":")
    return body


def bamboo(method, path, payload=None):
    return api_request(method, f"https://api.bamboohr.com/api/gateway.php/{BAMBOO_SUB}/v1/{path}", payload, basic=BAMBOO_KEY + ":x")


def hired():
    since = (datetime.utcnow() - timedelta(days=3)).isoformat() + "Z"
    for offer in gh(f"offers?status=accepted&resolved_after={since}"):
        app = gh(f"applications/{offer['application_id']}")
        cand = gh(f"candidates/{app['candidate_id']}")
        yield offer, app, cand


def create_employee(offer, app, cand):
    _, headers = bamboo("POST", "employees/", {
        "firstName": cand["first_name"],
        "lastName": cand["last_name"],
        "homeEmail": cand["email_addresses"][0]["value"],
        "hireDate": offer["starts_at"],
        "jobTitle": app["jobs"][0]["name"],
        "status": "Active",
    })
    return headers["Location"].rsplit("/", 1)[-1]


def it_issue(name, start, employee_id):
    q = "mutation($input: IssueCreateInput!){issueCreate(input:$input){issue{identifier url}}}"
    v = {"input": {"teamId": os.environ["LINEAR_TEAM"], "title": f"Onboarding {name} ({start})",
                   "description": f"Laptop + accounts. Bamboo id {employee_id}."}}
    body, _ = api_request("POST", "https://api.linear.app/graphql", {"query": q, "variables": v}, headers={"Authorization": LINEAR_KEY})
    return body["data"]["issueCreate"]["issue"]


def main():
    seen = set(SEEN.read_text().split()) if SEEN.exists() else set()
    for offer, app, cand in hired():
        if str(offer["id"]) in seen:
            continue
        name = cand["first_name"] + " " + cand["last_name"]
        try:
            emp = create_employee(offer, app, cand)
        except urllib.error.HTTPError as e:
            print("bamboo refused", name, e.code)
            continue
        issue = it_issue(name, offer["starts_at"], emp)
        print("created", issue["identifier"], issue["url"])
        api_request("POST", SLACK_URL, {"text": f":tada: {name} joins us as {app['jobs'][0]['name']} on {offer['starts_at']}"})
        with SEEN.open("a") as fh:
            fh.write(f"{offer['id']}\n")


if __name__ == "__main__":
    main()
