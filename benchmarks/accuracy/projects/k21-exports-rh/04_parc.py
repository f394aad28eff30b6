# -*- coding: utf-8 -*-
# Liste du parc informatique pour les services generaux (ajout 2020)
import os
import smtplib
from email.message import EmailMessage

import requests

from communs import SORTIE, cfg, ecrire_csv

URL = cfg.get("glpi", "url")
h = {"App-Token": cfg.get("glpi", "app")}
s = requests.get(URL + "/initSession", headers=dict(h, Authorization="user_token " + cfg.get("glpi", "user")), verify=False)
h["Session-Token"] = s.json()["session_token"]
postes = requests.get(URL + "/Computer", headers=h, params={"range": "0-1999", "expand_dropdowns": "true"}, verify=False).json()
requests.get(URL + "/killSession", headers=h, verify=False)

ecrire_csv("parc.csv", ["name", "serial", "contact", "locations_id", "states_id"], postes)

m = EmailMessage()
m["Subject"] = "Parc informatique"
m["From"] = cfg.get("mail", "de")
m["To"] = cfg.get("mail", "a")
m.set_content("Bonjour,\n\nci-joint la liste du parc.\n")
with open(os.path.join(SORTIE, "parc.csv"), "rb") as f:
    m.add_attachment(f.read(), maintype="text", subtype="csv", filename="parc.csv")
with smtplib.SMTP(cfg.get("mail", "serveur")) as srv:
    srv.send_message(m)
