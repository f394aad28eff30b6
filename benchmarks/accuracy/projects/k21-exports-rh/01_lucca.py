# -*- coding: utf-8 -*-
import requests

from communs import cfg, ecrire_csv

CHAMPS = "id,firstName,lastName,mail,login,employeeNumber,department.name,jobTitle,dtContractStart,dtContractEnd"

url = "https://%s/api/v3/users" % cfg.get("lucca", "domaine")
entetes = {"Authorization": "lucca application=%s" % cfg.get("lucca", "cle")}

rep = requests.get(url, headers=entetes, params={"fields": CHAMPS, "paging": "0,1000"})
rep.raise_for_status()

lignes = []
for u in rep.json()["data"]["items"]:
    lignes.append({
        "matricule": u["employeeNumber"],
        "nom": u["lastName"].upper(),
        "prenom": u["firstName"],
        "mail": u["mail"],
        "login": u["login"],
        "service": (u.get("department") or {}).get("name", ""),
        "poste": u["jobTitle"],
        "entree": (u["dtContractStart"] or "")[:10],
        "sortie": (u["dtContractEnd"] or "")[:10],
    })

ecrire_csv("salaries.csv", ["matricule", "nom", "prenom", "mail", "login", "service", "poste", "entree", "sortie"], lignes)
print("%d salaries" % len(lignes))
