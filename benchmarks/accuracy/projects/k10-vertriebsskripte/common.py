"""Alles was die Skripte hier gemeinsam brauchen. Zugangsdaten stehen in .env"""
import os
import time

import requests
from dotenv import load_dotenv

load_dotenv()


class Api(object):
    """duenne Huelle um requests, damit nicht jedes Skript retry usw. neu baut"""

    def __init__(self, base, headers=None, params=None):
        self.base = base.rstrip("/")
        self.s = requests.Session()
        self.s.headers.update(headers or {})
        self.params = params or {}

    def call(self, method, path, params=None, body=None):
        p = dict(self.params)
        p.update(params or {})
        for versuch in range(4):
            r = self.s.request(method, self.base + path, params=p, json=body, timeout=30)
            if r.status_code == 429:
                time.sleep(2 ** versuch)
                continue
            r.raise_for_status()
            return r.json() if r.content else {}
        raise RuntimeError("zu viele Versuche: %s" % path)

    def get(self, path, **params):
        return self.call("GET", path, params=params)

    def post(self, path, body=None, **params):
        return self.call("POST", path, params=params, body=body)

    def put(self, path, body=None, **params):
        return self.call("PUT", path, params=params, body=body)


def pipedrive():
    return Api(
        "https://%s.pipedrive.com/api/v1" % os.environ["PIPEDRIVE_COMPANY"],
        params={"api_token": os.environ["PIPEDRIVE_TOKEN"]},
    )


def mailerlite():
    return Api(
        "https://connect.mailerlite.com/api",
        headers={
            "Authorization": "Bearer " + os.environ["MAILERLITE_TOKEN"],
            "Accept": "application/json",
        },
    )


def trello():
    return Api(
        "https://api.trello.com/1",
        params={"key": os.environ["TRELLO_KEY"], "token": os.environ["TRELLO_TOKEN"]},
    )


def pd_seiten(api, path, **params):
    """Pipedrive blaettert mit start/limit"""
    start = 0
    while True:
        antwort = api.get(path, start=start, limit=100, **params)
        for eintrag in antwort.get("data") or []:
            yield eintrag
        seite = antwort.get("additional_data", {}).get("pagination", {})
        if not seite.get("more_items_in_collection"):
            return
        start = seite["next_start"]


def haupt_mail(person):
    mails = person.get("email") or []
    for m in mails:
        if m.get("primary"):
            return m["value"]
    return mails[0]["value"] if mails else None
