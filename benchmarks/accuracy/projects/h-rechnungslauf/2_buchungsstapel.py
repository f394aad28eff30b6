# -*- coding: utf-8 -*-
"""Baut aus daten/bestellungen.json den Buchungsstapel für den Steuerberater."""
import csv
import json
from collections import defaultdict
from decimal import Decimal

ERLOESKONTO = {"19": "8400", "7": "8300", "0": "8120"}
DEBITOR_SAMMEL = "10000"


def betrag(wert):
    return ("%.2f" % wert).replace(".", ",")


def steuersatz(position):
    return {0: "0", 1: "19", 2: "7"}.get(position.get("TaxIndex"), "19")


with open("daten/bestellungen.json", encoding="utf-8") as datei:
    bestellungen = json.load(datei)

summen = defaultdict(Decimal)
with open("daten/EXTF_Buchungsstapel.csv", "w", newline="", encoding="cp1252", errors="replace") as datei:
    schreiber = csv.writer(datei, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    schreiber.writerow(["Umsatz", "S/H", "Konto", "Gegenkonto", "Belegdatum", "Belegfeld 1", "Buchungstext"])
    for b in bestellungen:
        nach_satz = defaultdict(Decimal)
        for pos in b["OrderItems"]:
            nach_satz[steuersatz(pos)] += Decimal(str(pos["TotalPrice"]))
        nach_satz["19"] += Decimal(str(b.get("ShippingCost") or 0))
        for satz, summe in nach_satz.items():
            if not summe:
                continue
            tag, monat = b["PayedAt"][8:10], b["PayedAt"][5:7]
            schreiber.writerow([
                betrag(summe), "S", DEBITOR_SAMMEL, ERLOESKONTO[satz], tag + monat,
                str(b.get("InvoiceNumberPrefix") or "") + str(b["InvoiceNumber"]),
                (b["InvoiceAddress"]["LastName"] or "")[:60],
            ])
            summen[satz] += summe

with open("daten/summen.json", "w") as datei:
    json.dump({satz: str(summe) for satz, summe in summen.items()}, datei)
