#!/usr/bin/env python3
# Elke maandag via cron op de NAS:
#   0 7 * * 1  /volume1/scripts/venv/bin/python /volume1/scripts/boekhouding.py
#
# 1. uitbetalingen van Mollie als bankafschrift in Moneybird zetten
# 2. pakketjes die te lang onderweg zijn in het kanaal van de winkel melden
import datetime as dt
import os
import sys
from decimal import Decimal

import requests
from mollie.api.client import Client

ADMINISTRATIE = os.environ["MONEYBIRD_ADMIN_ID"]
MB_URL = "https://moneybird.com/api/v2/%s" % ADMINISTRATIE
MB_HEADERS = {
    "Authorization": "Bearer " + os.environ["MONEYBIRD_TOKEN"],
    "Content-Type": "application/json",
}
MOLLIE_REKENING = os.environ["MONEYBIRD_MOLLIE_ACCOUNT"]

SENDCLOUD_AUTH = (os.environ["SENDCLOUD_PUBLIC"], os.environ["SENDCLOUD_SECRET"])
# status ids van Sendcloud die "klaar" betekenen
KLAAR = {11, 93, 2000}

MATTERMOST = os.environ["MATTERMOST_WEBHOOK"]


def bedrag(amount):
    return Decimal(amount["value"])


def mutaties(settlement):
    """Een regel per betaling, plus een regel voor de kosten van Mollie."""
    regels = []
    bruto = Decimal("0")
    for p in settlement.payments.list():
        omschrijving = p.description
        if p.metadata and p.metadata.get("order_id"):
            omschrijving = "Bestelling %s" % p.metadata["order_id"]
        regels.append({
            "date": p.paid_at[:10],
            "message": "%s (%s)" % (omschrijving, p.id),
            "amount": str(bedrag(p.amount)),
        })
        bruto += bedrag(p.amount)
    kosten = bedrag(settlement.amount) - bruto
    if kosten:
        regels.append({
            "date": settlement.settled_at[:10],
            "message": "Kosten Mollie " + settlement.reference,
            "amount": str(kosten),
        })
    return regels


def al_geboekt():
    r = requests.get(MB_URL + "/financial_mutations.json", headers=MB_HEADERS,
                     params={"filter": "period:this_year"})
    r.raise_for_status()
    return set(m["message"] for m in r.json())


def boek(settlement, regels):
    body = {
        "financial_statement": {
            "reference": settlement.reference,
            "financial_account_id": MOLLIE_REKENING,
            # moneybird wil hier een hash met volgnummers, geen lijst
            "financial_mutations_attributes": {
                str(i): regel for i, regel in enumerate(regels)
            },
        }
    }
    r = requests.post(MB_URL + "/financial_statements.json", headers=MB_HEADERS, json=body)
    if r.status_code >= 400:
        print("Moneybird zegt nee:", r.text, file=sys.stderr)
        return False
    return True


def pakketjes():
    url = "https://panel.sendcloud.sc/api/v2/parcels"
    params = {"limit": 100, "updated_after": (dt.date.today() - dt.timedelta(days=21)).isoformat()}
    while url:
        r = requests.get(url, auth=SENDCLOUD_AUTH, params=params)
        r.raise_for_status()
        d = r.json()
        for p in d["parcels"]:
            yield p
        url, params = d.get("next"), None


def meld(tekst):
    requests.post(MATTERMOST, json={"username": "winkelbot", "text": tekst}, timeout=10)


if __name__ == "__main__":
    mollie = Client()
    mollie.set_access_token(os.environ["MOLLIE_ACCESS_TOKEN"])

    vanaf = dt.date.today() - dt.timedelta(days=10)
    geboekt = al_geboekt()
    gelukt = True
    for s in mollie.settlements.list():
        if s.status != "paidout" or s.settled_at[:10] < vanaf.isoformat():
            continue
        regels = [x for x in mutaties(s) if x["message"] not in geboekt]
        if regels:
            gelukt = boek(s, regels) and gelukt
            print(s.reference, len(regels), "regels")

    regels = []
    grens = (dt.datetime.now() - dt.timedelta(days=5)).strftime("%d-%m-%Y")
    for p in pakketjes():
        if p["status"]["id"] in KLAAR:
            continue
        gemaakt = dt.datetime.strptime(p["date_created"], "%d-%m-%Y %H:%M:%S")
        if (dt.datetime.now() - gemaakt).days > 5:
            regels.append("| %s | %s | %s |" % (
                p["order_number"], p["status"]["message"], p["tracking_number"]))

    if regels:
        meld("Langer dan 5 dagen onderweg (sinds %s):\n\n| order | status | track |\n|---|---|---|\n" % grens
             + "\n".join(regels))
    if gelukt:
        meld("Boekhouding is bijgewerkt :moneybag:")
    else:
        meld("@fenna boeken in Moneybird ging mis, kijk in de mail van cron")
