"""GDPR erasure. usage: erase.py REQUEST-ID EMAIL"""
import json
import os
from datetime import datetime, timezone

import click
import psycopg2
import requests

RESULTS = {}


def step(name):
    def deco(fn):
        def wrapped(email):
            try:
                RESULTS[name] = fn(email)
            except Exception as exc:
                RESULTS[name] = f"error: {exc.__class__.__name__}"
            click.echo(f"{name:12} {RESULTS[name]}")
        STEPS.append(wrapped)
        return wrapped
    return deco


STEPS = []


@step("customer.io")
def customerio(email):
    auth = (os.environ["CIO_SITE"], os.environ["CIO_KEY"])
    r = requests.delete(f"https://track.customer.io/api/v1/customers/{email}", auth=auth)
    r.raise_for_status()
    return "ok"


@step("intercom")
def intercom(email):
    h = {"Authorization": "Bearer " + os.environ["INTERCOM_TOKEN"]}
    found = requests.post("https://api.intercom.io/contacts/search", headers=h,
                          json={"query": {"field": "email", "operator": "=", "value": email}}).json()
    for c in found["data"]:
        requests.delete(f"https://api.intercom.io/contacts/{c['id']}", headers=h).raise_for_status()
    return len(found["data"])


@step("zendesk")
def zendesk(email):
    auth = (os.environ["ZD_USER"] + "/token", os.environ["ZD_TOKEN"])
    base = "https://acme.zendesk.com/api/v2"
    users = requests.get(base + "/users/search.json", params={"query": email}, auth=auth).json()["users"]
    for u in users:
        requests.delete(f"{base}/users/{u['id']}.json", auth=auth)
        requests.delete(f"{base}/deleted_users/{u['id']}.json", auth=auth)
    return len(users)


@step("mixpanel")
def mixpanel(email):
    r = requests.post("https://mixpanel.com/api/app/data-deletions/v3.0/",
                      params={"token": os.environ["MP_TOKEN"]},
                      headers={"Authorization": "Bearer " + os.environ["MP_OAUTH"]},
                      json={"distinct_ids": [email], "compliance_type": "gdpr"})
    r.raise_for_status()
    return r.json()["results"]["task_id"]


@click.command()
@click.argument("request_id")
@click.argument("email")
def main(request_id, email):
    for s in STEPS:
        s(email.strip().lower())
    with psycopg2.connect(os.environ["PRIVACY_DB"]) as db, db.cursor() as cur:
        cur.execute("insert into erasure_log (request_id, finished, results) values (%s, %s, %s)",
                    (request_id, datetime.now(timezone.utc), json.dumps(RESULTS)))


if __name__ == "__main__":
    main()
