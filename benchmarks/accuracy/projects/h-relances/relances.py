"""Relance automatique des factures impayées.

Usage : python relances.py [--simulation]
"""
import argparse
import logging
import os
from collections import defaultdict
from datetime import date, datetime

import requests
import sib_api_v3_sdk
from pyairtable import Api
from sib_api_v3_sdk.rest import ApiException

journal = logging.getLogger("relances")

URL_PENNYLANE = "https://app.pennylane.com/api/external/v1"
MODELES = {1: 41, 2: 42, 3: 57}
SEUILS = ((45, 3), (20, 2), (7, 1))

airtable = Api(os.environ["AIRTABLE_TOKEN"])
table_suivi = airtable.table(os.environ["AIRTABLE_BASE"], "Relances")
table_exclus = airtable.table(os.environ["AIRTABLE_BASE"], "Clients exclus")

configuration = sib_api_v3_sdk.Configuration()
configuration.api_key["api-key"] = os.environ["BREVO_API_KEY"]
envoi = sib_api_v3_sdk.TransactionalEmailsApi(sib_api_v3_sdk.ApiClient(configuration))


def factures_impayees():
    page = 1
    while True:
        reponse = requests.get(
            f"{URL_PENNYLANE}/customer_invoices",
            headers={"Authorization": f"Bearer {os.environ['PENNYLANE_TOKEN']}"},
            params={"page": page, "filter": '[{"field":"status","operator":"eq","value":"late"}]'},
            timeout=30,
        )
        reponse.raise_for_status()
        corps = reponse.json()
        yield from corps["invoices"]
        if page >= corps["total_pages"]:
            return
        page += 1


def niveau(facture):
    echeance = datetime.strptime(facture["deadline"], "%Y-%m-%d").date()
    retard = (date.today() - echeance).days
    for seuil, n in SEUILS:
        if retard >= seuil:
            return n
    return 0


def clients_exclus():
    return {ligne["fields"]["SIREN"] for ligne in table_exclus.all() if "SIREN" in ligne["fields"]}


def envoyer(facture, n):
    client = facture["customer"]
    courriel = sib_api_v3_sdk.SendSmtpEmail(
        template_id=MODELES[n],
        to=[{"email": client["emails"][0], "name": client["name"]}],
        params={
            "numero": facture["invoice_number"],
            "montant": facture["remaining_amount"],
            "echeance": facture["deadline"],
            "lien": facture["public_url"],
        },
    )
    return envoi.send_transac_email(courriel).message_id


def consigner(facture, n, identifiant):
    table_suivi.create({
        "Facture": facture["invoice_number"],
        "Client": facture["customer"]["name"],
        "Niveau": n,
        "Montant": float(facture["remaining_amount"]),
        "Message": identifiant,
        "Date": date.today().isoformat(),
    })


def prevenir_equipe(totaux, echecs):
    lignes = [f"| {n} | {len(m)} | {sum(m):.2f} € |" for n, m in sorted(totaux.items())]
    texte = "#### Relances du jour\n| Niveau | Nombre | Total |\n|---|---|---|\n" + "\n".join(lignes)
    if echecs:
        texte += f"\n:warning: {echecs} envoi(s) en échec, voir le journal."
    requests.post(os.environ["MATTERMOST_WEBHOOK"], json={"text": texte, "username": "relances"}, timeout=10)


def main():
    analyseur = argparse.ArgumentParser()
    analyseur.add_argument("--simulation", action="store_true")
    options = analyseur.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")

    exclus = clients_exclus()
    totaux = defaultdict(list)
    echecs = 0
    for facture in factures_impayees():
        n = niveau(facture)
        if not n or facture["customer"].get("reg_no") in exclus:
            continue
        if not facture["customer"].get("emails"):
            journal.warning("pas d'adresse pour %s", facture["invoice_number"])
            continue
        if options.simulation:
            journal.info("simulation : %s niveau %d", facture["invoice_number"], n)
            continue
        try:
            identifiant = envoyer(facture, n)
        except ApiException as erreur:
            journal.error("%s : %s", facture["invoice_number"], erreur)
            echecs += 1
            continue
        consigner(facture, n, identifiant)
        totaux[n].append(float(facture["remaining_amount"]))
    if totaux or echecs:
        prevenir_equipe(totaux, echecs)


if __name__ == "__main__":
    main()
