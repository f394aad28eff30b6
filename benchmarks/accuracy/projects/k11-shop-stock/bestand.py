# -*- coding: utf-8 -*-
"""Bestand vom Lieferanten (SFTP, nachts um 2) in den Shop"""
import csv
import os

import paramiko

from helpers import alle, chunks, wcapi

DATEI = "lieferant_bestand.csv"
PUFFER = 2  # zwei immer zurueckhalten


def lade_datei():
    t = paramiko.Transport(("sftp.wachs-grosshandel.example", 22))
    t.connect(username=os.environ["SFTP_USER"], password=os.environ["SFTP_PASS"])
    sftp = paramiko.SFTPClient.from_transport(t)
    sftp.get("/export/bestand_aktuell.csv", DATEI)
    sftp.close()
    t.close()


def lies_bestand():
    bestand = {}
    with open(DATEI, encoding="latin-1", newline="") as f:
        for zeile in csv.DictReader(f, delimiter=";"):
            menge = int(zeile["Menge"] or 0) - PUFFER
            bestand[zeile["ArtNr"].strip()] = max(menge, 0)
    return bestand


def main():
    lade_datei()
    bestand = lies_bestand()
    aenderungen = []
    for p in alle("products", status="publish"):
        neu = bestand.get(p["sku"])
        if neu is None or neu == p["stock_quantity"]:
            continue
        aenderungen.append({"id": p["id"], "manage_stock": True, "stock_quantity": neu})
    for teil in chunks(aenderungen, 100):
        wcapi.post("products/batch", {"update": teil})
    print(len(aenderungen), "Artikel geaendert")


if __name__ == "__main__":
    main()
