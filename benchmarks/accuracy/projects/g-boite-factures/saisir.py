import json
import os

import requests

from outils.chemins import chemin

QBO = f"https://quickbooks.api.intuit.com/v3/company/{os.environ['QBO_REALM']}"
ENTETES = {"Authorization": f"Bearer {os.environ['QBO_TOKEN']}", "Accept": "application/json"}


def fournisseur(nom):
    requete = "select Id from Vendor where DisplayName = '%s'" % nom.replace("'", "\\'")
    rep = requests.get(f"{QBO}/query", params={"query": requete}, headers=ENTETES).json()["QueryResponse"]
    if rep.get("Vendor"):
        return rep["Vendor"][0]["Id"]
    neuf = requests.post(f"{QBO}/vendor", json={"DisplayName": nom}, headers=ENTETES).json()
    return neuf["Vendor"]["Id"]


total = 0
for l in json.loads(chemin("lus").read_text()):
    corps = {
        "VendorRef": {"value": fournisseur(l["fournisseur"])},
        "DocNumber": l["numero"],
        "TxnDate": l["date"],
        "Line": [{
            "Amount": l["total"],
            "DetailType": "AccountBasedExpenseLineDetail",
            "AccountBasedExpenseLineDetail": {"AccountRef": {"value": os.environ["QBO_COMPTE"]}},
        }],
    }
    requests.post(f"{QBO}/bill", json=corps, headers=ENTETES).raise_for_status()
    total += 1
print(total, "factures saisies")
