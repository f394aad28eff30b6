# -*- coding: utf-8 -*-
"""Vorverkauf holen, Newsletter-Listen füllen.

    python tickets.py            # beides
    python tickets.py --ohne-post
"""
import os
import sys

import petl as etl
import requests

from gemeinsam import AUSGABE, EASYVEREIN, FEST, PRETIX, TICKETS, alle

POST = requests.Session()
POST.auth = ("api", os.environ.get("LISTMONK_TOKEN", ""))


def bestellungen():
    for b in alle(PRETIX + "/orders/", "pretix", status="p"):
        for p in b["positions"]:
            if p["canceled"]:
                continue
            yield {
                "code": b["code"],
                "datum": b["datetime"][:10],
                "email": b["email"],
                "name": p["attendee_name"] or "",
                "artikel": p["item"],
                "preis": p["price"],
                "steuer": p["tax_value"],
                "newsletter": "newsletter_ja" in (b.get("comment") or ""),
            }


def eintragen(liste, email, name):
    r = POST.post(
        FEST["listmonk"]["url"] + "/api/subscribers",
        json={"email": email, "name": name, "status": "enabled", "lists": [liste], "preconfirm_subscriptions": True},
    )
    if r.status_code not in (200, 409):  # 409 = kennt er schon
        r.raise_for_status()


def main():
    AUSGABE.mkdir(exist_ok=True)
    tabelle = etl.fromdicts(list(bestellungen()))
    tabelle = etl.convert(tabelle, ("preis", "steuer"), float)
    tabelle = etl.sort(tabelle, "code")
    etl.tocsv(etl.cutout(tabelle, "newsletter"), str(TICKETS))

    if "--ohne-post" in sys.argv:
        return

    gaeste = etl.distinct(etl.select(tabelle, lambda z: z.newsletter), "email")
    for email, name in etl.values(gaeste, "email", "name"):
        eintragen(FEST["listmonk"]["gaeste"], email, name)

    for m in alle(EASYVEREIN + "/member", "easyverein", query="{email,contactDetails{name}}"):
        if m["email"]:
            eintragen(FEST["listmonk"]["mitglieder"], m["email"], m["contactDetails"]["name"])


if __name__ == "__main__":
    main()
