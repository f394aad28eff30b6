# -*- coding: utf-8 -*-
# Entrees / sorties du mois pour le cabinet de paie
import datetime
import os

import paramiko

from communs import SORTIE, cfg, ecrire_csv, lire_csv

mois = datetime.date.today().strftime("%Y-%m")
mouvements = [s for s in lire_csv("salaries.csv") if s["entree"].startswith(mois) or s["sortie"].startswith(mois)]
nom = "mouvements_%s.csv" % mois
ecrire_csv(nom, ["matricule", "nom", "prenom", "entree", "sortie"], mouvements)

ssh = paramiko.SSHClient()
ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
ssh.connect(cfg.get("paie", "hote"), username=cfg.get("paie", "utilisateur"), key_filename=cfg.get("paie", "cle"))
sftp = ssh.open_sftp()
sftp.put(os.path.join(SORTIE, nom), cfg.get("paie", "dossier") + "/" + nom)
ssh.close()
