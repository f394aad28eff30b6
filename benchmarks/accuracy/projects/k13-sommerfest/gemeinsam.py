# -*- coding: utf-8 -*-
"""Was alle drei Skripte brauchen."""
import os
import tomllib
from pathlib import Path

import requests

HIER = Path(__file__).parent
AUSGABE = HIER / "ausgabe"
TICKETS = AUSGABE / "tickets.csv"

with open(HIER / "fest.toml", "rb") as f:
    FEST = tomllib.load(f)

PRETIX = "https://pretix.eu/api/v1/organizers/{organizer}/events/{event}".format(**FEST["pretix"])
EASYVEREIN = "https://easyverein.com/api/v2.0"


def kopf(dienst):
    token = os.environ[dienst.upper() + "_TOKEN"]
    return {"Authorization": ("Token " if dienst == "pretix" else "Bearer ") + token}


def alle(url, dienst, **params):
    """Blättert durch (pretix und easyVerein sind beide Django, sieht gleich aus)."""
    while url:
        antwort = requests.get(url, headers=kopf(dienst), params=params, timeout=60)
        antwort.raise_for_status()
        seite = antwort.json()
        yield from seite["results"]
        url, params = seite["next"], None
