# -*- coding: utf-8 -*-
"""Legt den Buchungsstapel beim Steuerberater ab und verschickt die Summen."""
import configparser
import json
import smtplib
from datetime import date
from email.message import EmailMessage

import paramiko

konfig = configparser.ConfigParser()
konfig.read("konfig.ini", encoding="utf-8")

zielname = "EXTF_%s.csv" % date.today().strftime("%Y%m")

transport = paramiko.Transport((konfig["steuerberater"]["host"], 22))
transport.connect(username=konfig["steuerberater"]["benutzer"], password=konfig["steuerberater"]["passwort"])
ablage = paramiko.SFTPClient.from_transport(transport)
ablage.put("daten/EXTF_Buchungsstapel.csv", "/eingang/" + zielname)
vorhanden = ablage.listdir("/eingang")
ablage.close()
transport.close()
if zielname not in vorhanden:
    raise SystemExit("Upload nicht angekommen")

with open("daten/summen.json") as datei:
    summen = json.load(datei)

nachricht = EmailMessage()
nachricht["Subject"] = "Buchungsstapel %s" % date.today().strftime("%m/%Y")
nachricht["From"] = konfig["mail"]["absender"]
nachricht["To"] = konfig["mail"]["empfaenger"]
zeilen = ["Die Datei %s liegt bereit." % zielname, ""]
for satz in sorted(summen):
    zeilen.append("Erlöse %s %%: %s EUR" % (satz, summen[satz]))
nachricht.set_content("\n".join(zeilen))

with smtplib.SMTP_SSL(konfig["mail"]["server"], 465) as server:
    server.login(konfig["mail"]["absender"], konfig["mail"]["passwort"])
    server.send_message(nachricht)
