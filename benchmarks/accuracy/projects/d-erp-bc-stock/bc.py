import os
import time

import msal
import requests

TENANT = os.environ["BC_TENANT"]
ENV = os.getenv("BC_ENV", "Production")
ROOT = f"https://api.businesscentral.dynamics.com/v2.0/{TENANT}/{ENV}/api/v2.0"

_token = None


def token():
    global _token
    if _token and _token["exp"] > time.time() + 60:
        return _token["access_token"]
    app = msal.ConfidentialClientApplication(
        os.environ["BC_CLIENT"], authority=f"https://login.microsoftonline.com/{TENANT}",
        client_credential=os.environ["BC_SECRET"],
    )
    res = app.acquire_token_for_client(scopes=["https://api.businesscentral.dynamics.com/.default"])
    res["exp"] = time.time() + res["expires_in"]
    _token = res
    return res["access_token"]


def odata(path, **params):
    url = f"{ROOT}/companies({os.environ['BC_COMPANY']})/{path}"
    while url:
        r = requests.get(url, params=params, headers={"Authorization": "Bearer " + token()}, timeout=90)
        r.raise_for_status()
        j = r.json()
        for v in j["value"]:
            yield v
        url, params = j.get("@odata.nextLink"), None
