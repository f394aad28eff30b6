# -*- coding: utf-8 -*-
"""Holt alle bezahlten Bestellungen des Vormonats und legt sie als JSON ab."""
import configparser
import json
import time
from datetime import date, timedelta

import requests

konfig = configparser.ConfigParser()
konfig.read("konfig.ini", encoding="utf-8")

erster_dieses_monats = date.today().replace(day=1)
bis = erster_dieses_monats - timedelta(days=1)
von = bis.replace(day=1)

sitzung = requests.Session()
sitzung.auth = (konfig["billbee"]["benutzer"], konfig["billbee"]["api_passwort"])
sitzung.headers["X-Billbee-Api-Key"] = konfig["billbee"]["api_key"]


def hole_seite(seite):
    antwort = sitzung.get(
        "https://api.billbee.io/api/v1/orders",
        params={
            "minOrderDate": von.isoformat(),
            "maxOrderDate": bis.isoformat() + "T23:59:59",
            "page": seite,
            "pageSize": 250,
        },
    )
    if antwort.status_code == 429:
        time.sleep(3)
        return hole_seite(seite)
    antwort.raise_for_status()
    return antwort.json()


bestellungen = []
seite = 1
while True:
    daten = hole_seite(seite)
    bestellungen.extend(daten["Data"])
    if seite >= daten["Paging"]["TotalPages"]:
        break
    seite += 1
    time.sleep(0.6)

bezahlt = [b for b in bestellungen if b.get("PayedAt") and b.get("InvoiceNumber")]
with open("daten/bestellungen.json", "w", encoding="utf-8") as datei:
    json.dump(bezahlt, datei, ensure_ascii=False, indent=1)

print(len(bestellungen), "geladen,", len(bezahlt), "bezahlt")
