import os

import requests
from requests_oauthlib import OAuth1

ACCOUNT = os.environ.get("NS_ACCOUNT", "123456")
BASE = f"https://{ACCOUNT}.suitetalk.api.netsuite.com/services/rest"


def _auth():
    return OAuth1(os.environ["NS_CK"], os.environ["NS_CS"], os.environ["NS_TK"], os.environ["NS_TS"],
                  signature_method="HMAC-SHA256", realm=ACCOUNT)


def suiteql(q):
    r = requests.post(BASE + "/query/v1/suiteql", json={"q": q}, headers={"Prefer": "transient"}, auth=_auth())
    r.raise_for_status()
    return r.json()["items"]


def create(record, body):
    r = requests.post(f"{BASE}/record/v1/{record}", json=body, auth=_auth())
    r.raise_for_status()
    return r.headers["Location"].rsplit("/", 1)[1]
