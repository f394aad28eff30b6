"""Small helpers for the fundraising scripts. -- Mo, 2021"""
import functools
import os

import requests
from pymongo import MongoClient

TIMEOUT = 45


def get_json(url, auth=None, headers=None, **params):
    r = requests.get(url, params=params, auth=auth, headers=headers, timeout=TIMEOUT)
    r.raise_for_status()
    return r.json()


def van(method, path, body=None):
    """EveryAction / NGP VAN v4, my campaign (|1)"""
    r = requests.request(
        method,
        "https://api.securevan.com/v4" + path,
        auth=(os.environ["VAN_APP"], os.environ["VAN_KEY"] + "|1"),
        json=body,
        timeout=TIMEOUT,
    )
    r.raise_for_status()
    return r.json() if r.content else None


donorbox = functools.partial(
    get_json,
    "https://donorbox.org/api/v1/donations",
    auth=(os.environ.get("DONORBOX_USER", ""), os.environ.get("DONORBOX_KEY", "")),
)


def collection(name):
    return MongoClient(os.environ["MONGO_URI"])["fundraising"][name]
