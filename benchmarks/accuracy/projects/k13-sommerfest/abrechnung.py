# -*- coding: utf-8 -*-
"""Tagesumsätze in die Vereinsbuchhaltung. tickets.py muss vorher gelaufen sein!"""
import os
from collections import defaultdict

import petl as etl
import requests

from gemeinsam import EASYVEREIN, FEST, TICKETS, kopf


def vorverkauf():
    tage = etl.aggregate(
        etl.convert(etl.fromcsv(str(TICKETS)), "preis", float),
        "datum",
        {"summe": ("preis", sum), "anzahl": len},
    )
    for z in etl.namedtuples(tage):
        yield z.datum, z.summe, "VVK %s Karten" % z.anzahl, FEST["buchung"]["konto_bank"]


def tageskasse():
    # Kartenleser an der Theke
    r = requests.get(
        "https://api.sumup.com/v0.1/me/transactions/history",
        headers={"Authorization": "Bearer " + os.environ["SUMUP_KEY"]},
        params={"limit": 1000, "statuses": "SUCCESSFUL", "order": "ascending"},
    )
    r.raise_for_status()
    summe = defaultdict(float)
    for t in r.json()["items"]:
        summe[t["timestamp"][:10]] += t["amount"]
    for tag in sorted(summe):
        yield tag, summe[tag], "Theke Karte", FEST["buchung"]["konto_bar"]


def buchen(tag, betrag, text, konto):
    requests.post(
        EASYVEREIN + "/booking",
        headers=kopf("easyverein"),
        json={"date": tag, "amount": "%.2f" % betrag, "description": text, "bankAccount": konto},
    ).raise_for_status()


for quelle in (vorverkauf, tageskasse):
    for zeile in quelle():
        buchen(*zeile)
