"""One door to all services, so that retry and errors are in one place."""
import os
import time

import requests

SERVICES = {
    "toggl": dict(
        base="https://api.track.toggl.com/api/v9",
        auth=(os.environ.get("TOGGL_TOKEN", ""), "api_token"),
    ),
    "freshbooks": dict(
        base="https://api.freshbooks.com",
        headers={"Authorization": "Bearer " + os.environ.get("FRESHBOOKS_TOKEN", "")},
    ),
    "clockify": dict(
        base="https://api.clockify.me/api/v1",
        headers={"X-Api-Key": os.environ.get("CLOCKIFY_KEY", "")},
    ),
    "jira": dict(
        base="https://brightsea.atlassian.net/rest/api/3",
        auth=(os.environ.get("JIRA_USER", ""), os.environ.get("JIRA_TOKEN", "")),
    ),
    "tempo": dict(
        base="https://api.tempo.io/4",
        headers={"Authorization": "Bearer " + os.environ.get("TEMPO_TOKEN", "")},
    ),
    "rocketchat": dict(
        base="https://chat.brightsea.dev/api/v1",
        headers={
            "X-Auth-Token": os.environ.get("RC_TOKEN", ""),
            "X-User-Id": os.environ.get("RC_USER", ""),
        },
    ),
}


def call(service, method, path, **kw):
    s = SERVICES[service]
    for attempt in range(4):
        r = requests.request(
            method,
            s["base"] + path,
            auth=s.get("auth"),
            headers=s.get("headers"),
            timeout=30,
            **kw
        )
        if r.status_code == 429:
            time.sleep(2 ** attempt)
            continue
        r.raise_for_status()
        return r.json() if r.text else None
    raise RuntimeError("%s is too busy" % service)


def get(service, path, **params):
    return call(service, "GET", path, params=params)


def post(service, path, body):
    return call(service, "POST", path, json=body)
