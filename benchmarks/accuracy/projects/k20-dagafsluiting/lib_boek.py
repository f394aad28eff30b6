"""Kleine hulpfuncties voor de dagafsluiting."""
import os
from functools import partial

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

sessie = requests.Session()
sessie.mount("https://", HTTPAdapter(max_retries=Retry(total=3, backoff_factor=1)))


def verstuur(methode, basis, pad, data, **kw):
    """Stuur json en geef het antwoord terug. Gooit HTTPError bij 4xx/5xx."""
    r = sessie.request(methode, basis + pad, json=data, timeout=30, **kw)
    r.raise_for_status()
    return r.json() if r.content else {}


moneybird_post = partial(
    verstuur,
    "POST",
    "https://moneybird.com/api/v2/" + os.environ.get("MB_ADMIN", ""),
    headers={"Authorization": "Bearer " + os.environ.get("MB_TOKEN", "")},
)

SC_AUTH = (os.environ.get("SC_PUBLIC"), os.environ.get("SC_SECRET"))
sendcloud_post = partial(verstuur, "POST", "https://panel.sendcloud.sc/api/v2", auth=SC_AUTH)


def bol_headers():
    r = sessie.post(
        "https://login.bol.com/token",
        params={"grant_type": "client_credentials"},
        auth=(os.environ["BOL_ID"], os.environ["BOL_SECRET"]),
    )
    return {
        "Authorization": "Bearer " + r.json()["access_token"],
        "Accept": "application/vnd.retailer.v10+json",
        "Content-Type": "application/vnd.retailer.v10+json",
    }


def slack(tekst):
    sessie.post(os.environ["SLACK_WEBHOOK"], json={"text": tekst})
