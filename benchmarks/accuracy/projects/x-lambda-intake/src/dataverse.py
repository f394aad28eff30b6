import json
from functools import lru_cache

import boto3
import msal
import requests


@lru_cache(maxsize=1)
def secret():
    sm = boto3.client("secretsmanager")
    return json.loads(sm.get_secret_value(SecretId="partner-intake/dataverse")["SecretString"])


def token():
    s = secret()
    app = msal.ConfidentialClientApplication(
        s["client_id"], authority=f"https://login.microsoftonline.com/{s['tenant']}",
        client_credential=s["client_secret"])
    return app.acquire_token_for_client([s["org_url"] + "/.default"])["access_token"]


def call(method, path, **kw):
    headers = {"Authorization": "Bearer " + token(), "Prefer": "return=representation",
               "OData-Version": "4.0", "Accept": "application/json"}
    r = requests.request(method, f"{secret()['org_url']}/api/data/v9.2/{path}", headers=headers, timeout=20, **kw)
    r.raise_for_status()
    return r.json() if r.content else {}


def find_lead(email):
    email = email.replace("'", "''")
    hits = call("GET", f"leads?$select=leadid&$filter=emailaddress1 eq '{email}'")["value"]
    return hits[0]["leadid"] if hits else None


def create_lead(fields):
    return call("POST", "leads", json=fields)["leadid"]


def update_lead(lead_id, fields):
    call("PATCH", f"leads({lead_id})", json=fields)
