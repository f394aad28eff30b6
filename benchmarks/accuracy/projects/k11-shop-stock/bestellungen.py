# -*- coding: utf-8 -*-
"""
Etsy  -> Google-Tabelle "Etsy 2024" (fuer Mama, die packt)
Shop  -> Versandlabel bei Sendcloud
Shop  -> woo.csv fuer die Steuerberaterin (schicke ich von Hand)
"""
import csv
import datetime
import os
import sys

import gspread
import requests

from helpers import alle, euro, hole

ETSY_SHOP = 23988214
GEWICHT = {"standard": "0.800", "gross": "2.500"}


def zeilen(woher):
    """Eine Zeile je Bestellung, egal woher"""
    raus = []
    if woher == "etsy":
        kopf = {"x-api-key": os.environ["ETSY_KEY"],
                "Authorization": "Bearer " + os.environ["ETSY_TOKEN"]}
        url = "https://openapi.etsy.com/v3/application/shops/%d/receipts?was_shipped=false&limit=100" % ETSY_SHOP
        for r in hole(url, kopf)["results"]:
            summe = r["grandtotal"]["amount"] / r["grandtotal"]["divisor"]
            was = " + ".join("%dx %s" % (t["quantity"], t["title"][:40]) for t in r["transactions"])
            raus.append([r["receipt_id"], r["name"], was, euro(summe)])
    elif woher == "woo":
        gestern = datetime.date.today() - datetime.timedelta(days=1)
        for o in alle("orders", after=gestern.isoformat() + "T00:00:00"):
            name = o["billing"]["first_name"] + " " + o["billing"]["last_name"]
            was = " + ".join("%dx %s" % (i["quantity"], i["name"]) for i in o["line_items"])
            raus.append([o["number"], name, was, euro(o["total"])])
    else:
        sys.exit("was ist " + woher)
    return raus


def etsy_in_tabelle():
    gc = gspread.service_account(filename="google.json")
    blatt = gc.open("Etsy 2024").worksheet("offen")
    schon_da = set(blatt.col_values(1))
    neu = [z for z in zeilen("etsy") if str(z[0]) not in schon_da]
    blatt.append_rows(neu, value_input_option="USER_ENTERED")


def woo_csv():
    with open("woo.csv", "w", newline="", encoding="utf-8") as f:
        csv.writer(f, delimiter=";").writerows(zeilen("woo"))


def labels():
    auth = (os.environ["SENDCLOUD_PUBLIC"], os.environ["SENDCLOUD_SECRET"])
    for o in alle("orders", status="processing"):
        v = o["shipping"]
        gross = any(i["quantity"] > 4 for i in o["line_items"])
        paket = {
            "name": v["first_name"] + " " + v["last_name"],
            "address": v["address_1"],
            "city": v["city"],
            "postal_code": v["postcode"],
            "country": v["country"],
            "email": o["billing"]["email"],
            "order_number": o["number"],
            "weight": GEWICHT["gross" if gross else "standard"],
            "request_label": True,
            "shipment": {"id": 8},
        }
        r = requests.post("https://panel.sendcloud.sc/api/v2/parcels", auth=auth, json={"parcel": paket})
        if not r.ok:
            print("kein Label fuer", o["number"], r.text[:200])


if __name__ == "__main__":
    etsy_in_tabelle()
    woo_csv()
    labels()
