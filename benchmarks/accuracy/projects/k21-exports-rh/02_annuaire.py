# -*- coding: utf-8 -*-
# Met a jour service et poste dans l'annuaire (AD) a partir de salaries.csv
from ldap3 import MODIFY_REPLACE, Connection, Server

from communs import cfg, lire_csv

base = cfg.get("ldap", "base")
cnx = Connection(Server(cfg.get("ldap", "serveur")), cfg.get("ldap", "compte"), cfg.get("ldap", "mdp"), auto_bind=True)

for s in lire_csv("salaries.csv"):
    if not s["login"]:
        continue
    if not cnx.search(base, "(sAMAccountName=%s)" % s["login"], attributes=["department"]):
        print("inconnu dans l'annuaire :", s["login"])
        continue
    cnx.modify(cnx.entries[0].entry_dn, {
        "department": [(MODIFY_REPLACE, [s["service"]])],
        "title": [(MODIFY_REPLACE, [s["poste"]])],
        "employeeID": [(MODIFY_REPLACE, [s["matricule"]])],
    })
cnx.unbind()
