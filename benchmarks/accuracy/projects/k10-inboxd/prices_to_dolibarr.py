"""Every evening: purchase prices from the last list that came by mail."""
import csv
import os
import sys

import requests

from inboxd.actions import send_telegram
from inboxd.config import PRICE_FILE, ini

api = ini["dolibarr"]["url"]
session = requests.Session()
session.headers["DOLAPIKEY"] = os.environ["DOLIBARR_KEY"]

if not PRICE_FILE.exists():
    sys.exit(0)

with PRICE_FILE.open(encoding="cp1252", newline="") as fh:
    for line in csv.DictReader(fh, delimiter=";"):
        product = session.get("%s/products/ref/%s" % (api, line["Reference"]), timeout=20)
        if product.status_code == 404:
            continue
        session.put(
            "%s/products/%s" % (api, product.json()["id"]),
            json={"cost_price": line["Prix"].replace(",", "."), "label": line["Designation"]},
            timeout=20,
        ).raise_for_status()

PRICE_FILE.unlink()
send_telegram(ini["telegram"]["chat"], "Tarifs fournisseurs mis à jour dans Dolibarr")
